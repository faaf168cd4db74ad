import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { keepFilters, type ListSearch } from "./list-search.js";

export type FilterChange = Partial<Record<keyof ListSearch, string | undefined>>;

/** What narrows the open list, and the way to change it; a change is kept on this machine for the next time. */
export function useFilters(): { readonly search: ListSearch; readonly set: (change: FilterChange | null) => void } {
  const { list } = useParams({ from: "/inside/list/$list" });
  const search = useSearch({ from: "/inside/list/$list" });
  const navigate = useNavigate();
  const set = useCallback(
    (change: FilterChange | null): void => {
      const both = change === null ? {} : { ...search, ...change };
      const next: ListSearch = Object.fromEntries(Object.entries(both).filter(([, value]) => value));
      keepFilters(list, next);
      void navigate({ to: "/list/$list", params: { list }, search: next, replace: true });
    },
    [list, search, navigate],
  );
  return { search, set };
}
