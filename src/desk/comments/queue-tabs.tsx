import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Queue, queues } from "../../domain/comment/moderator-act.js";
import { useSay, useSpeech } from "../words/speak.js";

interface TabsProps {
  readonly queue: Queue;
  readonly counts: { waiting: number; reported: number; unmoderated: number; most: number } | undefined;
  readonly edition: string | undefined;
  readonly editions: readonly (readonly [id: string, name: string])[];
  readonly mayRule: boolean;
  readonly go: (queue: Queue, edition?: string) => void;
}

/** The queues with how much waits in each, and the edition they are narrowed to. */
export function QueueTabs({ queue, counts, edition, editions, mayRule, go }: TabsProps): ReactNode {
  const say = useSay();
  const { locale } = useSpeech();
  const count = (one: Queue): string => {
    const n = counts?.[one as "waiting"];
    if (n === undefined || counts === undefined) return "";
    return ` ${n.toLocaleString(locale)}${n >= counts.most ? "+" : ""}`;
  };
  return (
    <div className="filters queues">
      <nav aria-label={say("queues")}>
        {queues.map((one) => (
          <Link
            key={one}
            to="/comments/$queue"
            params={{ queue: one }}
            search={edition === undefined ? {} : { edition }}
            activeOptions={{ includeSearch: false }}
          >
            {say(`q-${one}`)}
            <b>{count(one)}</b>
          </Link>
        ))}
      </nav>
      {mayRule && (
        <Link to="/comment-rules" search={edition === undefined ? {} : { scope: `edition:${edition}` }}>
          {say("commentRules")}
        </Link>
      )}
      {editions.length > 1 && (
        <select
          aria-label={say("everyEdition")}
          value={edition ?? ""}
          onChange={(event) => go(queue, event.target.value === "" ? undefined : event.target.value)}
        >
          <option value="">{say("everyEdition")}</option>
          {editions.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
