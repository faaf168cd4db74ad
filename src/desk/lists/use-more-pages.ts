import { useEffect, useState } from "react";

interface Paged {
  readonly data: { readonly pages: readonly unknown[] } | undefined;
  readonly isFetching: boolean;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/**
 * The way to one page more of a list that is live. What happens in the newsroom meanwhile asks for the pages that are
 * here again; the page that was wished for comes after that, and neither takes the place of the other.
 */
export function useMorePages(found: Paged, of: string): () => void {
  const [wish, setWish] = useState({ of, pages: 1 });
  const { isFetching, isPlaceholderData, hasNextPage, fetchNextPage } = found;
  const pages = found.data?.pages.length ?? 0;
  const wanted = wish.of === of ? wish.pages : 1;
  useEffect(() => {
    if (!isFetching && !isPlaceholderData && hasNextPage && pages < wanted) void fetchNextPage();
  }, [isFetching, isPlaceholderData, hasNextPage, fetchNextPage, pages, wanted]);
  return () => setWish({ of, pages: pages + 1 });
}
