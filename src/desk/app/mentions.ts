import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";

export type Mention = DeskAnswer<"myMentions">["unseen"][number];

const none: readonly Mention[] = [];

/** The notes that name whoever sits here and that they have not seen; live, as everything at the desk. */
export const useMentions = (): readonly Mention[] =>
  useQuery({ queryKey: ["mentions"], queryFn: () => call("myMentions"), staleTime: 60_000 }).data?.unseen ?? none;

/** Says that the notes of a story up to a moment have been seen. */
export function useSeeMentions(code: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (until: number) => call("seeMentions", { params: { code }, body: { until } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["mentions"] });
      void queries.invalidateQueries({ queryKey: ["list"] });
    },
  });
}
