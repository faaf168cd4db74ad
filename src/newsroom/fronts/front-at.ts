import { arrangeFront, withPictureFirst } from "../../archive/arrange-front.js";
import type { FrontView, StoryCard } from "../../archive/shapes.js";
import type { Reader } from "../../database/handles.js";
import type { Edition } from "../../domain/edition/edition.js";
import type { Front } from "../../domain/front/front.js";
import type { Section } from "../../domain/section/section.js";
import type { Instant, Slug } from "../../kernel/ids.js";
import { curatedAt } from "./curated-at.js";
import { publicAt } from "./public-at.js";

/**
 * An edition's front as it was at a past minute, or as it will be at a coming one if nothing more is done: the slots as
 * they were set by then, the stories that were or will be public, what will have expired gone and its place filled.
 */
export async function frontAt(
  reader: Reader,
  { edition, at }: { readonly edition: Edition; readonly at: Instant },
): Promise<{ readonly view: FrontView; readonly curated: Front }> {
  const curated = await curatedAt(reader, { edition: edition.id }, at);
  const all = await publicAt(reader, { edition, at, also: [...curated.slots, ...curated.featured] });
  const cards = new Map(all.map((card) => [card.code, card]));
  const filling = withPictureFirst(await fillingOf(reader, curated, all));
  const sections = await sectionsOf(reader, edition);
  const columns = sections.map((section) => ({ section, cards: all.filter((card) => card.section === section.slug) }));
  return { view: arrangeFront({ curated, at, cards, filling, newest: all, columns }), curated };
}

/** By the rule that was set, as the live front does it: the rule's own stories first. */
async function fillingOf(reader: Reader, { fill }: Front, all: readonly StoryCard[]): Promise<readonly StoryCard[]> {
  if (fill?.section !== undefined) return ownFirst(all, ({ section }) => section === fill.section);
  if (fill?.topic === undefined) return all;
  const rows = await reader
    .selectFrom("archive_topic")
    .select("code")
    .where("slug", "=", fill.topic)
    .where("code", "in", [0, ...all.map(({ code }) => code)])
    .execute();
  const own = new Set(rows.map(({ code }) => code));
  return ownFirst(all, ({ code }) => own.has(code));
}

const ownFirst = (all: readonly StoryCard[], isOwn: (card: StoryCard) => boolean): readonly StoryCard[] => [
  ...all.filter(isOwn),
  ...all.filter((card) => !isOwn(card)),
];

async function sectionsOf(reader: Reader, edition: Edition): Promise<readonly Section[]> {
  const rows = await reader
    .selectFrom("archive_section")
    .select(["slug", "name", "position"])
    .where("edition", "=", edition.id)
    .orderBy("position")
    .execute();
  return rows.map(({ slug, name, position }) => ({ edition: edition.id, slug: slug as Slug, name, position }));
}
