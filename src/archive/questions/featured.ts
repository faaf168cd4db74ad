import type { Reference } from "../../domain/story/revision.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { ArchiveReading } from "../reading.js";
import type { Listed, StoryCard } from "../shapes.js";
import { curatedFront } from "./curated-front.js";
import { listed } from "./listed.js";
import { newest } from "./newest.js";

/** How many stories a "Featured Stories" list has when it fills itself. */
export const featuredLength = 14;

/**
 * The featured stories beside a story: those of the page it came from, if it brought any; else those an editor chose
 * for the front, filled up with what was published just before the story, so that a new publication does not change
 * every page of the archive. At most four queries.
 */
export async function featuredBeside(
  reading: ArchiveReading,
  card: StoryCard,
  own: readonly Reference[],
): Promise<readonly Listed[]> {
  if (own.length > 0) return listed(reading, card.edition, own);
  reading.sawTag(`featured:${card.edition}`);
  const { featured } = await curatedFront(reading, { edition: card.edition });
  const chosen = await listed(
    reading,
    card.edition,
    featured.map((code) => ({ kind: "story", code })),
  );
  const before = { publishedAt: card.publishedAt, code: card.code };
  const { cards } = await newest(reading, { edition: card.edition, section: null, before, limit: featuredLength });
  const filled: readonly Listed[] = [...chosen, ...cards.map((one) => ({ kind: "story" as const, card: one }))];
  return distinct(filled, card.code).slice(0, featuredLength);
}

/** Each story once, and never the one that is being read. */
export function distinct(all: readonly Listed[], except: StoryCode | null): readonly Listed[] {
  const seen = new Set<StoryCode | null>([except]);
  return all.filter((one) => {
    if (one.kind === "stub") return true;
    const fresh = !seen.has(one.card.code);
    seen.add(one.card.code);
    return fresh;
  });
}
