import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { call } from "../api/call.js";

/** The library page by page, newest first; only pictures of which all these words are said. */
export const libraryQuery = (words: string) =>
  infiniteQueryOptions({
    queryKey: ["pictures", words] as const,
    queryFn: ({ pageParam }) => call("listPictures", { query: { words: words || undefined, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
