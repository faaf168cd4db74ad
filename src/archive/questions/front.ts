import { sql } from "kysely";
import type { Section } from "../../domain/section/section.js";
import type { StoryCode } from "../../kernel/ids.js";
import { cardColumns, cardOf } from "../card-of.js";
import { sectionList } from "../change.js";
import type { ArchiveReading } from "../reading.js";
import type { FrontView, PublicEdition, StoryCard } from "../shapes.js";
import { cardsByCode } from "./cards-by-code.js";
import { curatedFront } from "./curated-front.js";
import { newest } from "./newest.js";

const seconds = 4;
const latestShown = 12;
const perColumn = 5;
const longestCurated = 60;

/**
 * An edition's front: the curated slots first, filled up with the newest, no story twice. Four queries, whatever the
 * size of the archive or the number of sections.
 */
export async function front(reading: ArchiveReading, edition: PublicEdition): Promise<FrontView> {
  reading.sawTag(`front:${edition.id}`);
  reading.sawTag(`featured:${edition.id}`);
  const curated = await curatedFront(reading, edition.id);
  const slots = curated.slots.slice(0, longestCurated);
  const featured = curated.featured.slice(0, longestCurated);
  const cards = await cardsByCode(reading, [...slots, ...featured]);
  const { cards: newestCards } = await newest(reading, {
    edition: edition.id,
    section: null,
    before: null,
    limit: 1 + seconds + latestShown + slots.length,
  });
  const placer = startPlacing();
  const top = placer.take([...found(cards, slots), ...withPictureFirst(newestCards)], 1 + seconds);
  const latest = placer.take(newestCards, latestShown);
  const columns = await columnsOf(reading, edition.sections, placer);
  const shownFeatured = found(cards, featured).map((card) => ({ kind: "story" as const, card }));
  return { lead: top[0] ?? null, seconds: top.slice(1), latest, columns, featured: shownFeatured };
}

const found = (cards: ReadonlyMap<StoryCode, StoryCard>, codes: readonly StoryCode[]): readonly StoryCard[] =>
  codes.flatMap((code) => cards.get(code) ?? []);

/** Where no editor chose, a lead with a picture does more for a front than one that is a minute newer. */
const withPictureFirst = (cards: readonly StoryCard[]): readonly StoryCard[] => [
  ...cards.filter((card) => card.picture !== null),
  ...cards,
];

function startPlacing() {
  const placed = new Set<StoryCode>();
  return {
    take(cards: readonly StoryCard[], most: number): readonly StoryCard[] {
      const taken: StoryCard[] = [];
      for (const card of cards) {
        if (taken.length === most || placed.has(card.code)) continue;
        placed.add(card.code);
        taken.push(card);
      }
      return taken;
    },
  };
}

async function columnsOf(
  reading: ArchiveReading,
  sections: readonly Section[],
  placer: ReturnType<typeof startPlacing>,
): Promise<FrontView["columns"]> {
  const first = sections[0];
  if (first === undefined) return [];
  const read = perColumn * 3;
  const rows = await newestOfEach(reading, sections, read);
  return sections.flatMap((section) => {
    const own = rows.filter((row) => row.section === section.slug).map(cardOf);
    const oldest = own.length === read ? own.at(-1)?.publishedAt : undefined;
    const list = sectionList(section.edition, section.slug);
    reading.sawSpan({ list, from: oldest ?? Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
    for (const card of own) reading.sawCard(card.code);
    const cards = placer.take(own, perColumn);
    return cards.length === 0 ? [] : [{ section, cards }];
  });
}

/** The newest of every section in one statement: a keyset look into the section's index each, joined by `union all`. */
async function newestOfEach(reading: ArchiveReading, sections: readonly Section[], limit: number) {
  const each = sections.map((section) =>
    reading.rows
      .selectFrom(
        reading.rows
          .selectFrom("archive_story")
          .select(cardColumns)
          .where("edition", "=", section.edition)
          .where("section", "=", section.slug)
          .orderBy("published_at", "desc")
          .orderBy("code", "desc")
          .limit(sql.lit(limit))
          .as("one"),
      )
      .selectAll(),
  );
  const [first, ...others] = each;
  if (first === undefined) return [];
  return others.reduce((all, one) => all.unionAll(one), first).execute();
}
