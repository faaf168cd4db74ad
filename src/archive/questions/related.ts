import type { Reference } from "../../domain/story/revision.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { RelatedHit } from "../../search/search-index.js";
import type { ArchiveReading } from "../reading.js";
import type { Listed, Related, RelatedStories, StoryCard } from "../shapes.js";
import { cardsByCode } from "./cards-by-code.js";
import { distinct } from "./featured.js";
import { listed } from "./listed.js";

/** Stories shown beside one, both lists together. */
export const relatedLength = 10;
/** Of these, at most so many tell what went before. */
const soFarLength = 5;

/** A story the engine found related. */
export type Finding = Pick<RelatedHit, "code" | "publishedAt" | "running" | "reason">;

interface Lists {
  readonly pinned: readonly Reference[];
  readonly banned: readonly StoryCode[];
  /** Nearest first. */
  readonly findings: readonly Finding[];
}

/**
 * The stories related to one, gated by the archive: what went before in the same running story, oldest first; and
 * beside it an editor's pins, in order, then what else the engine found. Banned ones never. At most three queries.
 */
export async function relatedTo(reading: ArchiveReading, card: StoryCard, lists: Lists): Promise<RelatedStories> {
  reading.sawTag(`related:${card.code}`);
  const pinned = distinct(await listed(reading, card.edition, lists.pinned), card.code);
  const found = await shown(reading, card, { ...lists, pinned });
  // An editor's pins stand whatever else was found; the rest has the places they leave.
  const places = Math.max(0, relatedLength - pinned.length);
  const before = found.filter((one) => one.running === "earlier").slice(0, Math.min(soFarLength, places));
  const beside = found.filter((one) => !before.includes(one)).slice(0, places - before.length);
  return {
    soFar: before.toSorted((a, b) => publishedAt(a) - publishedAt(b)),
    beside: [...pinned.map((one): Related => ({ listed: one, running: null, reason: { kind: "pinned" } })), ...beside],
  };
}

/** Those of the findings that may be shown and are public, in their order. */
async function shown(
  reading: ArchiveReading,
  card: StoryCard,
  { pinned, banned, findings }: Omit<Lists, "pinned"> & { readonly pinned: readonly Listed[] },
): Promise<readonly Related[]> {
  const chosen = pinned.flatMap((one) => (one.kind === "story" ? [one.card.code] : []));
  const taken = new Set([card.code, ...banned, ...chosen]);
  const free = findings.filter(({ code }) => !taken.has(code)).slice(0, relatedLength + soFarLength);
  const cards = await cardsByCode(
    reading,
    free.map(({ code }) => code),
  );
  return free.flatMap(({ code, running, reason }): readonly Related[] => {
    const one = cards.get(code);
    if (one === undefined) return [];
    const side = one.publishedAt < card.publishedAt ? "earlier" : "later";
    return [{ listed: { kind: "story", card: one }, running: running ? side : null, reason }];
  });
}

const publishedAt = ({ listed: one }: Related): number => (one.kind === "story" ? one.card.publishedAt : 0);
