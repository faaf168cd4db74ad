import type { PublicEdition, PublicStory, StoryCard } from "../archive/shapes.js";
import { isoInstant } from "../language/dates.js";

/** A card as the contract has it. */
export const shownCard = (origin: string, card: StoryCard) => ({
  code: card.code as number,
  edition: card.edition as string,
  section: card.section as string,
  slug: card.slug as string,
  language: card.language,
  url: encodeURI(`${origin}/${card.edition}/${card.code}/${card.slug}`),
  headline: card.headline,
  kicker: card.kicker,
  standfirst: card.standfirst,
  teaser: card.teaser,
  agency: card.agency,
  byline: card.byline,
  place: card.place,
  publishedAt: isoInstant(card.publishedAt),
  updatedAt: card.updatedAt === null ? null : isoInstant(card.updatedAt),
  picture: card.picture,
});

/** A whole story as the contract has it. */
export const shownStory = (origin: string, story: PublicStory) => ({
  ...shownCard(origin, story),
  body: [...story.body] as never,
  topics: [...story.topics] as never,
  people: [...story.people],
  places: [...story.places],
  organisations: [...story.organisations],
  notes: story.notes.map(({ kind, at, note }) => ({ kind, at: isoInstant(at), note })),
  sourceUri: story.sourceUri,
});

export const shownEdition = ({ sections, ...edition }: PublicEdition) => ({
  ...edition,
  id: edition.id as string,
  sections: sections.map(({ slug, name }) => ({ slug: slug as string, name })),
});
