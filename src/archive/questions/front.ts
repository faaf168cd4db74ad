import { sql } from "kysely";
import { nextChange } from "../../domain/front/front.js";
import type { Section } from "../../domain/section/section.js";
import type { Instant } from "../../kernel/ids.js";
import { arrangeFront, latestShown, perColumn, topPlaces, withPictureFirst } from "../arrange-front.js";
import { cardColumns, cardOf } from "../card-of.js";
import { sectionList } from "../change.js";
import type { ArchiveReading } from "../reading.js";
import type { FrontView, PublicEdition, StoryCard } from "../shapes.js";
import { cardsByCode } from "./cards-by-code.js";
import { curatedFront } from "./curated-front.js";
import { newest } from "./newest.js";
import { topicPage } from "./topic.js";

const longestCurated = 60;

/**
 * An edition's front at this moment: the curated slots first, filled up by itself, no story twice. Four queries, five
 * where a rule says what to fill it from; whatever the size of the archive or the number of sections.
 */
export async function front(reading: ArchiveReading, edition: PublicEdition, at: Instant): Promise<FrontView> {
  reading.sawTag(`front:${edition.id}`);
  reading.sawTag(`featured:${edition.id}`);
  const kept = await curatedFront(reading, { edition: edition.id });
  const slots = kept.slots.slice(0, longestCurated);
  const featured = kept.featured.slice(0, longestCurated);
  const curated = { ...kept, slots, featured };
  const change = nextChange(curated, at);
  if (change !== null) reading.expiresAt(change);
  const cards = await cardsByCode(reading, [...slots, ...featured]);
  const limit = topPlaces + latestShown + slots.length;
  const { cards: newestCards } = await newest(reading, { edition: edition.id, section: null, before: null, limit });
  const filling = withPictureFirst(await fillingOf(reading, curated, newestCards));
  const columns = await columnsOf(reading, edition.sections);
  return arrangeFront({ curated, at, cards, filling, newest: newestCards, columns });
}

/** What a rule fills the free places from; without one, everything new. */
async function fillingOf(
  reading: ArchiveReading,
  { edition, fill, slots }: Awaited<ReturnType<typeof curatedFront>>,
  newestCards: readonly StoryCard[],
): Promise<readonly StoryCard[]> {
  const limit = topPlaces + slots.length;
  if (fill?.topic !== undefined) {
    const found = await topicPage(reading, { edition, topic: fill.topic, before: null, limit });
    return [...(found?.page.cards ?? []), ...newestCards];
  }
  if (fill?.section === undefined) return newestCards;
  const { cards } = await newest(reading, { edition, section: fill.section, before: null, limit });
  return [...cards, ...newestCards];
}

async function columnsOf(
  reading: ArchiveReading,
  sections: readonly Section[],
): Promise<readonly { readonly section: Section; readonly cards: readonly StoryCard[] }[]> {
  const read = perColumn * 3;
  const rows = await newestOfEach(reading, sections, read);
  return sections.map((section) => {
    const own = rows.filter((row) => row.section === section.slug).map(cardOf);
    const oldest = own.length === read ? own.at(-1)?.publishedAt : undefined;
    const list = sectionList(section.edition, section.slug);
    reading.sawSpan({ list, from: oldest ?? Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
    for (const card of own) reading.sawCard(card.code);
    return { section, cards: own };
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
