import type { SearchReader } from "./search-index.js";

/** An index that is still being opened: questions wait for it, and fail where it does not open. */
export const lateSearch = (opening: Promise<SearchReader>): SearchReader => ({
  search: async (ask) => (await opening).search(ask),
  related: async (ask) => (await opening).related(ask),
  complete: async (ask) => (await opening).complete(ask),
  meant: async (ask) => (await opening).meant(ask),
});
