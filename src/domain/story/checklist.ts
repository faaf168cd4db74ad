import { picturesOf } from "./pictures-of.js";
import { plainText } from "./plain-text.js";
import type { Revision } from "./revision.js";

/** What stands between a story and the public, or should be looked at; the desk has the words for each. */
export type Blocker = "headline" | "empty" | "alt" | "credit" | "legal";
export type Warning = "headline-long" | "standfirst" | "picture" | "topics" | "byline" | "crossheads" | "slug-changed";

export interface Checklist {
  /** Nothing is approved or published while one of these holds. */
  readonly blocks: readonly Blocker[];
  readonly warns: readonly Warning[];
}

/** Characters of a headline that a page of search results shows, and that stand on a front without a third line. */
export const headlineLimits = { search: 70, front: 90 } as const;
/** Words of body from which a reader looks for crossheads. */
const longWithoutCrossheads = 450;

/** Looks a story over before it goes on; `slugBefore` is the public one, where the story has been public. */
export function checklist(words: Revision, slugBefore: string | null): Checklist {
  return { blocks: blocksOf(words), warns: warnsOf(words, slugBefore) };
}

function blocksOf(words: Revision): readonly Blocker[] {
  const pictures = picturesOf(words);
  const found: readonly (readonly [Blocker, boolean])[] = [
    ["headline", words.headline === ""],
    ["empty", words.body.length === 0 && words.standfirst === null],
    ["alt", pictures.some(({ alt }) => alt === "")],
    ["credit", pictures.some(({ credit }) => credit === null)],
    ["legal", words.legal !== undefined],
  ];
  return found.flatMap(([name, holds]) => (holds ? [name] : []));
}

function warnsOf(words: Revision, slugBefore: string | null): readonly Warning[] {
  const found: readonly (readonly [Warning, boolean])[] = [
    ["headline-long", [...words.headline].length > headlineLimits.search],
    ["standfirst", words.standfirst === null],
    ["picture", words.picture === null],
    ["topics", words.topics.length === 0],
    ["byline", words.byline === null && words.agency === null],
    ["crossheads", longWithout(words)],
    ["slug-changed", slugBefore !== null && slugBefore !== words.slug],
  ];
  return found.flatMap(([name, holds]) => (holds ? [name] : []));
}

const longWithout = ({ body }: Revision): boolean =>
  !body.some(({ kind }) => kind === "crosshead") && plainText(body).split(/\s+/).length > longWithoutCrossheads;
