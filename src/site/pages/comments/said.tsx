import type { ReactNode } from "react";

/** Addresses within a reader's words: only these two schemes, to the end of the word, its closing points left out. */
const address = /(https?:\/\/[^\s<>"'()]{4,300}[^\s<>"'().,;:!?،؛؟])/giu;

/** A reader's words: text alone, each paragraph in its own direction, addresses as links that lend no weight. */
export const Said = ({ words }: { readonly words: string }): ReactNode =>
  words.split("\n\n").map((paragraph, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once; paragraphs have no name but their place.
    <p key={at} dir="auto">
      {linked(paragraph)}
    </p>
  ));

const linked = (text: string): readonly ReactNode[] =>
  text.split(address).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <a key={at} href={part} rel="nofollow ugc" dir="ltr">
        {part.length > 60 ? `${part.slice(0, 57)}…` : part}
      </a>
    ),
  );

/** The first words of a long comment, cut at a word's end; whole when it is no longer than that. */
export function firstWords(words: string, longest: number): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest);
  const end = cut.search(/\s\S*$/);
  return `${cut
    .slice(0, end < longest / 2 ? longest : end)
    .toWellFormed()
    .replace(/\ufffd$/, "")}…`;
}
