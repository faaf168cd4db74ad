import { nextChange } from "../../domain/front/front.js";
import type { Section } from "../../domain/section/section.js";
import type { Instant } from "../../kernel/ids.js";
import { arrangeSlots } from "../arrange-front.js";
import type { ArchiveReading } from "../reading.js";
import type { StoryCard } from "../shapes.js";
import { cardsByCode } from "./cards-by-code.js";
import { curatedFront } from "./curated-front.js";

const longestCurated = 30;

interface SectionAsk {
  readonly section: Section;
  /** The first page of the section's list. */
  readonly newest: readonly StoryCard[];
  readonly at: Instant;
}

/** A section's first page: what editors put at its top, then the newest, no story twice. Two queries, one where nobody curates. */
export async function sectionFront(
  reading: ArchiveReading,
  { section, newest, at }: SectionAsk,
): Promise<readonly StoryCard[]> {
  const { edition, slug } = section;
  reading.sawTag(`front:${edition}/${slug}`);
  const kept = await curatedFront(reading, { edition, section: slug });
  if (kept.slots.length === 0) return newest;
  const curated = { ...kept, slots: kept.slots.slice(0, longestCurated) };
  const change = nextChange(curated, at);
  if (change !== null) reading.expiresAt(change);
  const cards = await cardsByCode(reading, curated.slots);
  return arrangeSlots({ curated, at, cards, filling: newest }, newest.length);
}
