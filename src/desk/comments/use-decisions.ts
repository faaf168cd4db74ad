import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { commentEtag } from "../../contract/comment-etag.js";
import type { DeskComment } from "../../contract/comment-shapes.js";
import type { ModeratorAct } from "../../domain/comment/moderator-act.js";
import type { RefusalReason } from "../../domain/comment/reasons.js";
import { call } from "../api/call.js";
import { sentence } from "../app/errors.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";

export interface Deciding {
  readonly act: ModeratorAct;
  readonly reason: RefusalReason | null;
  readonly note: string | null;
}

export interface Told {
  readonly text: string;
  readonly trouble: boolean;
}

interface Decided {
  readonly decision: string;
  /** Of the comment once it was decided on. */
  readonly etag: string;
}

const done: Readonly<Record<ModeratorAct, DeskWord>> = {
  approve: "doneApprove",
  refuse: "doneRefuse",
  hold: "doneHold",
  feature: "doneFeature",
  unfeature: "doneUnfeature",
};

/** Decides on comments as they are on the screen, remembers what was decided so that it can be taken back, and says how it went. */
export function useDecisions(onRefused: (ids: readonly number[]) => void) {
  const say = useSay();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [past, setPast] = useState<readonly (readonly Decided[])[]>([]);
  const refresh = useCallback((): void => {
    for (const key of ["comments", "comment"]) void queries.invalidateQueries({ queryKey: [key] });
  }, [queries]);
  const attempt = useCallback(
    async (work: () => Promise<string>, ids: readonly number[]): Promise<void> => {
      try {
        setTold({ text: await work(), trouble: false });
      } catch (error) {
        setTold({ text: sentence(error, say), trouble: true });
        onRefused(ids);
      }
      refresh();
    },
    [say, refresh, onRefused],
  );
  const decide = (deciding: Deciding, seen: readonly DeskComment[]): Promise<void> =>
    attempt(
      async () => {
        const [first, ...others] = seen;
        if (first === undefined) return "";
        if (others.length === 0) {
          const { decision, etag } = await call("decideComment", {
            ...{ params: { id: first.id }, body: deciding, seen: commentEtag(first) },
          });
          setPast((all) => [...all, [{ decision, etag }]]);
          return say(done[deciding.act]);
        }
        const comments = seen.map(({ id, version }) => ({ id, version }));
        const answer = await call("decideComments", { body: { ...deciding, comments } });
        setPast((all) => [...all, answer.done.map((one) => ({ decision: one.decision, etag: commentEtag(one) }))]);
        onRefused(answer.refused.map(({ id }) => id));
        const moved = answer.refused.length === 0 ? "" : ` ${say("someMoved", { n: answer.refused.length })}`;
        return `${say(done[deciding.act])} (${answer.done.length})${moved}`;
      },
      seen.map(({ id }) => id),
    );
  /** Answers the comments that came back. */
  const undo = async (): Promise<readonly number[]> => {
    const brought: number[] = [];
    await attempt(async () => {
      const last = past.at(-1);
      if (last === undefined) return "";
      setPast(past.slice(0, -1));
      for (const { decision: id, etag } of last)
        brought.push((await call("undoDecision", { params: { id }, body: {}, seen: etag })).comment.id);
      onRefused(brought);
      return say("doneUndo");
    }, []);
    return brought;
  };
  return { told, decide, undo, mayUndo: past.length > 0, tell: setTold, refresh };
}
