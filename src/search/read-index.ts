import { completeHeadline } from "./complete-headline.js";
import { meantWords } from "./meant-words.js";
import type { ReadIndex } from "./open-index.js";
import { relatedStories } from "./related-stories.js";
import type { SearchReader } from "./search-index.js";
import { searchStories } from "./search-stories.js";
import { SharedComparisons } from "./shared-comparisons.js";

/** The questions of an open index. */
export function readIndex(index: ReadIndex): SearchReader {
  const comparisons = new SharedComparisons(index);
  return {
    search: (ask) => searchStories(index, ask),
    related: (ask) => relatedStories(comparisons.of(ask), ask),
    complete: (ask) => completeHeadline(index, ask),
    meant: (ask) => meantWords(index, ask),
  };
}
