import type { EditionId, Instant, Slug, StoryCode } from "../../src/kernel/ids.js";
import type { SearchDocument } from "../../src/search/search-index.js";

export const english = "en" as EditionId;
export const codes = (...numbers: readonly number[]): StoryCode[] => numbers.map((number) => number as StoryCode);

/** A story with what the test cares about, and quiet defaults for the rest. */
export function story(code: number, told: Partial<SearchDocument> = {}): SearchDocument {
  return {
    edition: english,
    section: "world" as Slug,
    language: "en",
    publishedAt: (1_600_000_000_000 + code * 60_000) as Instant,
    headline: "",
    standfirst: "",
    body: "",
    ...told,
    code: code as StoryCode,
  };
}
