import type { PublicStory } from "../archive/shapes.js";
import { plainText } from "../domain/story/plain-text.js";
import type { SearchDocument } from "../search/search-index.js";

/** A public story as the index takes it in. */
export const searchDocument = (story: PublicStory): SearchDocument => ({
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
});
