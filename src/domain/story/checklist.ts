import { picturesOf } from "./pictures-of.js";
import { plainText } from "./plain-text.js";
import type { Revision } from "./revision.js";
import { strangeEmbeds } from "./strange-embeds.js";

/** What stands between a story and the public, or should be looked at; the desk has the words for each. */
export type Blocker = "headline" | "empty" | "alt" | "credit" | "legal" | "embed";
export type Warning =
  | "headline-long"
  | "standfirst"
  | "picture"
  | "topics"
  | "byline"
  | "crossheads"
  | "slug-changed"
  | "embed-brought";

export interface Checklist {
  /** Nothing is approved or published while one of these holds. */
  readonly blocks: readonly Blocker[];
  readonly warns: readonly Warning[];
  /** The addresses of embeds that are not of an allowed kind: those that must go, and those the story came with. */
  readonly embeds: { readonly refused: readonly string[]; readonly brought: readonly string[] };
}

/** What of a story's past its words are held against. */
export interface Before {
  /** The public slug, where the story has been public. */
  readonly slug: string | null;
  /** The addresses of embeds that it came with: nothing that was published or imported is lost for a rule of today's. */
  readonly embeds: ReadonlySet<string>;
}

/** Characters of a headline that a page of search results shows, and that stand on a front without a third line. */
export const headlineLimits = { search: 70, front: 90 } as const;
/** Words of body from which a reader looks for crossheads. */
const longWithoutCrossheads = 450;

/** Looks a story over before it goes on. */
export function checklist(words: Revision, before: Before): Checklist {
  const strange = [...new Set(strangeEmbeds(words).map(({ url }) => url))];
  const embeds = {
    refused: strange.filter((url) => !before.embeds.has(url)),
    brought: strange.filter((url) => before.embeds.has(url)),
  };
  return { blocks: blocksOf(words, embeds), warns: warnsOf(words, before.slug, embeds), embeds };
}

function blocksOf(words: Revision, { refused }: Checklist["embeds"]): readonly Blocker[] {
  const pictures = picturesOf(words);
  const found: readonly (readonly [Blocker, boolean])[] = [
    ["headline", words.headline === ""],
    ["empty", words.body.length === 0 && words.standfirst === null],
    ["alt", pictures.some(({ alt }) => alt === "")],
    ["credit", pictures.some(({ credit }) => credit === null)],
    ["legal", words.legal !== undefined],
    ["embed", refused.length > 0],
  ];
  return found.flatMap(([name, holds]) => (holds ? [name] : []));
}

function warnsOf(words: Revision, slugBefore: string | null, { brought }: Checklist["embeds"]): readonly Warning[] {
  const found: readonly (readonly [Warning, boolean])[] = [
    ["headline-long", [...words.headline].length > headlineLimits.search],
    ["standfirst", words.standfirst === null],
    ["picture", words.picture === null],
    ["topics", words.topics.length === 0],
    ["byline", words.byline === null && words.agency === null],
    ["crossheads", longWithout(words)],
    ["slug-changed", slugBefore !== null && slugBefore !== words.slug],
    ["embed-brought", brought.length > 0],
  ];
  return found.flatMap(([name, holds]) => (holds ? [name] : []));
}

const longWithout = ({ body }: Revision): boolean =>
  !body.some(({ kind }) => kind === "crosshead") && plainText(body).split(/\s+/).length > longWithoutCrossheads;
