import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { DeskComment } from "../../contract/comment-shapes.js";
import { type Queue, queues } from "../../domain/comment/moderator-act.js";
import { useMe } from "../app/me.js";
import type { Wish } from "./acts.js";
import { type Deciding, useDecisions } from "./use-decisions.js";
import { useQueue } from "./use-queue.js";

export type OpenDialog = "refuse" | "ban" | "move";

/** Where the moderator stands in a queue, what they selected, and what they ask for. */
export function useModeration() {
  const me = useMe();
  const navigate = useNavigate();
  const { queue, edition, wanted, go } = useAddress();
  const own = useQueue({ queue, edition });
  const { rows, found } = own;
  const decisions = useDecisions(own.comeBack);
  const [chosenId, setChosenId] = useState<number | null>(wanted);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const place = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosenId),
  );
  const chosen = rows[place] ?? null;
  const selected = rows.filter(({ id }) => picked.has(id));
  const targets: readonly DeskComment[] = selected.length > 0 ? selected : chosen === null ? [] : [chosen];
  const step = (by: number): void => setChosenId(rows[Math.min(Math.max(place + by, 0), rows.length - 1)]?.id ?? null);
  const act = (deciding: Deciding): void => {
    setDialog(null);
    setPicked(new Set());
    if (leavesQueue(queue, deciding.act)) {
      setChosenId(nextOf(rows, place, targets)?.id ?? null);
      own.leave(targets);
    }
    void decisions.decide(deciding, targets);
  };
  const wish = (asked: Wish): void => {
    if (asked === "undo") return void decisions.undo().then(([first]) => first !== undefined && setChosenId(first));
    if (chosen === null) return;
    if (asked === "open") return void navigate({ to: "/story/$code", params: { code: String(chosen.code) } });
    if (asked === "ban" && me.may.ban !== null) return;
    if (asked === "refuse" || asked === "ban" || asked === "move") return setDialog(asked);
    if (asked === "feature" && chosen.state !== "approved") return;
    act({ act: asked === "feature" && chosen.picked ? "unfeature" : asked, reason: null, note: null });
  };
  const select = (): void => {
    if (chosen === null) return;
    setPicked(turned(picked, chosen.id));
    step(1);
  };
  useEffect(() => {
    if (found.hasNextPage && !found.isFetchingNextPage && place > rows.length - nearEnd) void found.fetchNextPage();
  }, [found, place, rows.length]);
  return {
    ...{
      queue,
      edition,
      go,
      chosen,
      picked,
      selected,
      targets,
      dialog,
      setDialog,
      setChosenId,
      step,
      act,
      wish,
      select,
    },
    ...{ own, decisions },
    // Whoever comes by a link sees that comment, also when it has left the queue.
    open: chosenId !== null && chosenId === wanted ? wanted : (chosen?.id ?? null),
    leave: (): void => {
      setChosenId(null);
      setPicked(new Set());
    },
  };
}

/** The next page of a queue is fetched before its end is reached. */
const nearEnd = 8;

function useAddress() {
  const navigate = useNavigate();
  const params = useParams({ from: "/inside/comments/$queue" });
  const { edition, comment } = useSearch({ from: "/inside/comments/$queue" });
  const queue = queues.find((one) => one === params.queue) ?? "waiting";
  return {
    ...{ queue, edition, wanted: comment ?? null },
    go: (to: Queue, within: string | undefined): void =>
      void navigate({
        ...{ to: "/comments/$queue", params: { queue: to } },
        search: within === undefined ? {} : { edition: within },
      }),
  };
}

/** Whether a comment leaves the queue by what was decided on it. */
function leavesQueue(queue: Queue, act: Deciding["act"]): boolean {
  if (act === "feature" || act === "unfeature") return queue === "unmoderated";
  if (act === "approve") return queue !== "approved";
  return act === "refuse" ? queue !== "refused" : queue !== "waiting";
}

/** The one to look at after some are gone: the next that stays, else the last before. */
function nextOf(rows: readonly DeskComment[], place: number, gone: readonly DeskComment[]): DeskComment | undefined {
  const stays = ({ id }: DeskComment): boolean => gone.every((one) => one.id !== id);
  return rows.slice(place).find(stays) ?? rows.slice(0, place).findLast(stays);
}

function turned(all: ReadonlySet<number>, one: number): ReadonlySet<number> {
  const next = new Set(all);
  if (!next.delete(one)) next.add(one);
  return next;
}
