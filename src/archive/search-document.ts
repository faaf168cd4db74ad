import { plainText } from "../domain/story/plain-text.js";
import type { SearchDocument } from "../search/search-index.js";
import type { PublicStory } from "./shapes.js";

/** A story as the index is told of it; of one that is being written, what it would be told. */
export const searchDocument = (story: Omit<PublicStory, Untold>): SearchDocument => ({
  code: story.code,
  edition: story.edition,
  section: story.section,
  language: story.language,
  publishedAt: story.publishedAt,
  headline: story.headline,
  standfirst: story.standfirst ?? "",
  body: plainText(story.body),
  topics: story.topics.map(({ slug }) => slug),
  by: [story.byline, story.agency].filter((name) => name !== null).join(" "),
  facts: {
    people: story.people,
    places: story.place === null ? story.places : [...story.places, story.place],
    organisations: story.organisations,
    topics: story.topics.map(({ name }) => name),
  },
});

type Untold = "slug" | "kicker" | "teaser" | "updatedAt" | "picture" | "notes" | "sourceUri";
