import { analysed } from "../language/analysis/analysed.js";
import { foldedWords } from "../language/analysis/folded-words.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchAsk } from "./search-index.js";
import type { KnownWord } from "./word-list.js";
import { writtenWord } from "./written-words.js";

const mostCharacters = 200;
const mostWords = 8;
const shortest = 3;
/** From this length on a word may have two letters wrong, else one. */
const longWord = 6;
/** How many times commoner than the asked word a near one must be. */
const commoner = 20;

/** The text with the words that hardly a story has replaced by the nearest that headlines have; null where none is. */
export async function meantWords(
  index: ReadIndex,
  { edition, language, text }: Pick<SearchAsk, "edition" | "language" | "text">,
): Promise<string | null> {
  let left = mostWords;
  let better = false;
  const meant = text.slice(0, mostCharacters).replace(writtenWord, (written) => {
    left -= 1;
    const near = left < 0 ? null : nearWord(index, { edition, language, written });
    better ||= near !== null;
    return near?.written ?? written;
  });
  return better ? meant : null;
}

function nearWord(
  { counts, words }: ReadIndex,
  { edition, language, written }: { readonly edition: string; readonly language: string; readonly written: string },
): KnownWord | null {
  const [key = "", ...others] = foldedWords(written);
  if (others.length > 0 || key.length < shortest || /\p{N}/u.test(key)) return null;
  const [near] = words.near(edition, key, key.length < longWord ? 1 : 2);
  if (near === undefined) return null;
  const having = Math.max(words.storiesWith(edition, key), counts.of(analysed(written, language)));
  return near.stories > having * commoner ? near : null;
}
