import type { Reference } from "../../domain/story/revision.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { ArchiveReading } from "../reading.js";
import type { Related, StoryCard } from "../shapes.js";
import { cardsByCode } from "./cards-by-code.js";
import { distinct } from "./featured.js";
import { listed } from "./listed.js";

export const relatedLength = 10;

/** A story the engine found related, with the words it shares. */
export interface Finding {
  readonly code: StoryCode;
  readonly words: readonly string[];
}

/**
 * The stories related to one: an editor's pins first, in order, then what the engine found, gated by the archive;
 * banned ones never. At most three queries.
 */
export async function relatedTo(
  reading: ArchiveReading,
  card: StoryCard,
  lists: {
    readonly pinned: readonly Reference[];
    readonly banned: readonly StoryCode[];
    readonly findings: readonly Finding[];
  },
): Promise<readonly Related[]> {
  reading.sawTag(`related:${card.code}`);
  const pinned = distinct(await listed(reading, card.edition, lists.pinned), card.code);
  const taken = new Set([
    card.code,
    ...lists.banned,
    ...pinned.flatMap((one) => (one.kind === "story" ? [one.card.code] : [])),
  ]);
  const findings = lists.findings
    .filter(({ code }) => !taken.has(code))
    .slice(0, Math.max(0, relatedLength - pinned.length));
  const cards = await cardsByCode(
    reading,
    findings.map(({ code }) => code),
  );
  const found = findings.flatMap(({ code, words }): readonly Related[] => {
    const one = cards.get(code);
    return one === undefined ? [] : [{ listed: { kind: "story", card: one }, reason: { kind: "shared", words } }];
  });
  return [...pinned.map((one): Related => ({ listed: one, reason: { kind: "pinned" } })), ...found];
}
