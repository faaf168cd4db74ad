import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";

export type Mention = DeskAnswer<"myMentions">["unseen"][number];

interface Mentions {
  readonly unseen: readonly Mention[];
  readonly etag: string;
}

const none: Mentions = { unseen: [], etag: "" };

/** The notes that name whoever sits here and that they have not seen; live, as everything at the desk. */
export const useMentions = (): Mentions =>
  useQuery({ queryKey: ["mentions"], queryFn: () => call("myMentions"), staleTime: 60_000 }).data ?? none;

/** Says that the notes of a story have been seen, of the mentions as they are on the screen. */
export function useSeeMentions(code: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (etag: string) => call("seeMentions", { params: { code }, body: {}, seen: etag }),
    // Also where it was refused: then there is another that they have not seen.
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["mentions"] });
      void queries.invalidateQueries({ queryKey: ["list"] });
    },
  });
}
