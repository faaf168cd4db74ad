import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { DeskComment } from "../../contract/comment-shapes.js";
import type { Queue } from "../../domain/comment/moderator-act.js";
import { call } from "../api/call.js";

interface Asked {
  readonly queue: Queue;
  readonly edition: string | undefined;
}

/** A queue as it stands now, and the place in it where the moderator is, which stays with its comment. */
export function useQueue({ queue, edition }: Asked) {
  const found = useInfiniteQuery({
    queryKey: ["comments", queue, edition ?? ""],
    queryFn: ({ pageParam }) => call("listComments", { query: { queue, edition, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  // What was just decided on leaves the queue before the house's own answer comes.
  const [left, setLeft] = useState<ReadonlyMap<number, number>>(new Map());
  const rows = useMemo(
    () =>
      (found.data?.pages.flatMap(({ comments }) => comments) ?? []).filter(
        ({ id, version }) => left.get(id) !== version,
      ),
    [found.data, left],
  );
  return {
    found,
    rows,
    counts: found.data?.pages[0]?.counts,
    leave: (gone: readonly DeskComment[]): void =>
      setLeft(new Map([...left, ...gone.map(({ id, version }) => [id, version] as const)])),
    comeBack: (ids: readonly number[]): void => setLeft(new Map([...left].filter(([id]) => !ids.includes(id)))),
  };
}
