import { diffArrays, diffWordsWithSpace } from "diff";
import { blockText } from "./plain-text.js";
import type { Block, Revision } from "./revision.js";

/** A stretch of words that both revisions have, or only one of them. */
export interface DifferentRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** What changed in one part of a story, to be read by a person. */
export interface PartDifference {
  readonly part: DifferentPart;
  readonly runs: readonly DifferentRun[];
}

const plainParts = [
  ...["headline", "kicker", "standfirst", "slug", "section", "byline", "agency", "place", "language", "legal"],
] as const satisfies readonly (keyof Revision)[];
export type DifferentPart =
  | (typeof plainParts)[number]
  | "topics"
  | "picture"
  | "dated"
  | "embargo"
  | "related"
  | "body";

/** Beyond this many characters words are not compared one by one: the whole block is shown as taken out and put in. */
const longestCompared = 20_000;

/** What a reader of both would notice, part by part; empty for two revisions that say the same. */
export function difference(before: Revision, after: Revision): readonly PartDifference[] {
  const parts: readonly (readonly [DifferentPart, string, string])[] = [
    ...plainParts.map((part) => [part, before[part] ?? "", after[part] ?? ""] as const),
    ["topics", topics(before), topics(after)],
    ["picture", picture(before), picture(after)],
    ["dated", moment(before.dated), moment(after.dated)],
    ["embargo", moment(before.embargo), moment(after.embargo)],
    ["related", related(before), related(after)],
  ];
  const changed = parts.flatMap(([part, a, b]) => (a === b ? [] : [{ part, runs: compareWords(a, b) }]));
  return [...changed, ...compareBodies(before.body, after.body)];
}

const topics = ({ topics: all }: Revision): string => all.map(({ name }) => name).join(", ");
const moment = (at: number | null): string => (at === null ? "" : new Date(at).toISOString());
const picture = ({ picture: one }: Revision): string =>
  one === null ? "" : `${one.id.slice(0, 8)} ${one.alt} ${one.caption ?? ""} ${one.credit ?? ""}`.trim();
const related = ({ pinned, banned }: Revision): string =>
  [
    ...pinned.map((one) => (one.kind === "story" ? `+${one.code}` : one.headline)),
    ...banned.map((code) => `−${code}`),
  ].join(" ");

const compareWords = (before: string, after: string): readonly DifferentRun[] =>
  before.length + after.length > longestCompared
    ? [
        { kind: "removed", text: before },
        { kind: "added", text: after },
      ]
    : diffWordsWithSpace(before, after).map(runOf);

const runOf = ({ added, removed, value }: { added?: boolean; removed?: boolean; value: string }): DifferentRun => ({
  kind: added ? "added" : removed ? "removed" : "same",
  text: value,
});

/** Blocks are matched first, so that a moved paragraph does not make the rest unreadable; then words within the changed ones. */
function compareBodies(before: readonly Block[], after: readonly Block[]): readonly PartDifference[] {
  const [a, b] = [before.map(written), after.map(written)];
  const found: PartDifference[] = [];
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1)
      found.push({ part: "body", runs: compareWords(removed[at] ?? "", added[at] ?? "") });
    removed = [];
  };
  for (const part of diffArrays(a, b)) {
    if (part.removed) removed = part.value;
    else flush(part.added ? part.value : []);
  }
  flush([]);
  return found;
}

/** A block as the comparison writes it: its words, marked where its kind or its marks would not show in them. */
function written(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return marked(block.text);
    case "crosshead":
      return `## ${block.text}`;
    case "quote":
      return `> ${marked(block.text)}${block.cite === null ? "" : ` — ${block.cite}`}`;
    case "list":
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : "•"} ${marked(item)}`).join("\n");
    case "picture":
      return `[${block.picture.id.slice(0, 8)}] ${block.picture.alt} ${blockText(block)} ${block.picture.credit ?? ""}`;
    case "embed":
      return `[${block.url}] ${block.title}`;
    case "box":
      return `▢ ${block.title}\n${block.body.map(written).join("\n")}`;
  }
}

const marked = (runs: Extract<Block, { kind: "paragraph" }>["text"]): string =>
  runs
    .map(({ text, strong, emphasis, href }) => {
      const inner = `${strong ? "**" : ""}${emphasis ? "_" : ""}${text}${emphasis ? "_" : ""}${strong ? "**" : ""}`;
      return href === undefined ? inner : `[${inner}](${href})`;
    })
    .join("");
