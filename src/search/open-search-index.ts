import type { SearchIndex } from "./search-index.js";

export interface OpeningSearchIndex {
  /** Told when the folder could not be used and was emptied: the index starts again at cursor 0. */
  readonly onRebuild?: (reason: string) => void;
}

/**
 * Opens the index kept in `folder`, making it where there is none. A folder that is broken, or was written by another
 * version of the index or of the analysis, is thrown away: the index is only a follower, and reads the ledger again.
 */
export function openSearchIndex(folder: string, opening: OpeningSearchIndex = {}): Promise<SearchIndex> {
  opening.onRebuild?.(folder);
  return Promise.reject(new Error("the index cannot be opened yet"));
}
