import type { Edition } from "../../domain/edition/edition.js";
import type { Picture } from "../../domain/picture/picture.js";
import { sectionSlug } from "../../domain/section/section-slug.js";
import type { Block, PlacedPicture, Reference, Revision } from "../../domain/story/revision.js";
import { slugOf } from "../../kernel/slug.js";
import type { IncomingBlock, IncomingPicture, IncomingReference, IncomingStory } from "../incoming.js";
import { defaultSection } from "./default-section.js";

/** The pictures of an incoming story that were found and taken, by their source. */
export type TakenPictures = ReadonlyMap<string, Picture>;

/** An incoming story as a revision of this site's; pictures that were not taken are left out. */
export function toRevision(story: IncomingStory, edition: Edition, pictures: TakenPictures): Revision {
  const section = story.section ?? defaultSection(edition.language);
  const { kicker, standfirst, byline, agency, place, topics, people, places, organisations, banned } = story;
  return {
    ...{ kicker, standfirst, byline, agency, place, topics, people, places, organisations, banned },
    edition: edition.id,
    section: sectionSlug(section.slug),
    sectionName: section.name,
    language: story.language,
    slug: story.slug ?? slugOf(story.headline),
    headline: story.headline,
    body: story.body.flatMap((block) => toBlock(block, pictures)),
    picture: story.picture === null ? null : placed(story.picture, pictures),
    pinned: story.pinned.map(toReference),
    featured: story.featured.map(toReference),
    translationOf: story.translationOf,
    dated: story.published,
    updatedElsewhere: story.updated,
    correctedElsewhere: story.notes,
    embargo: story.embargo,
    sourceUri: story.sourceUri,
  };
}

function toBlock(block: IncomingBlock, pictures: TakenPictures): readonly Block[] {
  if (block.kind !== "picture") return [block];
  const picture = placed(block.picture, pictures);
  return picture === null ? [] : [{ kind: "picture", picture }];
}

function placed({ source, alt, caption, credit }: IncomingPicture, pictures: TakenPictures): PlacedPicture | null {
  const taken = pictures.get(source);
  if (taken === undefined) return null;
  const { id, width, height } = taken;
  return { id, width, height, alt, caption, credit };
}

const toReference = (reference: IncomingReference): Reference =>
  reference.kind === "code" ? { kind: "story", code: reference.code } : reference;
