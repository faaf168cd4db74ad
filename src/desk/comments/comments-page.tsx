import "../look/comments.css";
import { type ReactNode, useMemo } from "react";
import { queues } from "../../domain/comment/moderator-act.js";
import { Trouble } from "../app/errors.js";
import { useKeys } from "../app/keys.js";
import { useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";
import { Acts } from "./acts.js";
import { BanDialog } from "./ban-dialog.js";
import { CommentPanel } from "./comment-panel.js";
import { CommentRow } from "./comment-row.js";
import { MoveDialog } from "./move-dialog.js";
import { QueueTabs } from "./queue-tabs.js";
import { RefuseDialog } from "./refuse-dialog.js";
import type { Told } from "./use-decisions.js";
import { useModeration } from "./use-moderation.js";

/** The queues of readers' comments: walked through and decided on by keys, with all that is known beside. */
export function CommentsPage(): ReactNode {
  const say = useSay();
  const me = useMe();
  const moderation = useModeration();
  const { queue, edition, go, leave, chosen, picked, selected, setChosenId, step, wish, select, own } = moderation;
  const { found, rows, counts } = own;
  const { told, mayUndo } = moderation.decisions;
  useKeys({
    ...{ "j ArrowDown": () => step(1), "k ArrowUp": () => step(-1), x: select },
    ...{ a: () => wish("approve"), r: () => wish("refuse"), h: () => wish("hold"), p: () => wish("feature") },
    ...{ b: () => wish("ban"), u: () => wish("undo"), o: () => wish("open") },
    t: () => {
      leave();
      go(queues[(queues.indexOf(queue) + 1) % queues.length] ?? "waiting", edition);
    },
  });
  const editions = useMemo(() => me.editions.map(({ id, name }) => [id, name] as const), [me.editions]);
  return (
    <div className="moderation">
      <h1 className="hidden">{say("comments")}</h1>
      <QueueTabs {...{ queue, counts, edition, editions, go }} mayRule={me.may["comment rules"] === null} />
      <Acts comment={chosen} selected={selected.length} mayBan={me.may.ban} mayUndo={mayUndo} wish={wish} />
      <p role="status" className={told?.trouble === true ? "trouble" : "outcome"}>
        {told?.text}
      </p>
      {found.error !== null && <Trouble error={found.error} />}
      <div className="queue-columns">
        <div className="queue">
          {found.isSuccess && rows.length === 0 && <p className="waiting">{say("noComment")}</p>}
          <ol>
            {rows.map((row) => (
              <CommentRow
                key={row.id}
                comment={row}
                chosen={row.id === chosen?.id}
                picked={picked.has(row.id)}
                choose={setChosenId}
              />
            ))}
          </ol>
          {found.hasNextPage && (
            <button type="button" className="more" onClick={() => void found.fetchNextPage()}>
              {say("more")}
            </button>
          )}
        </div>
        <CommentPanel id={moderation.open} />
      </div>
      <Dialogs moderation={moderation} />
    </div>
  );
}

function Dialogs({ moderation }: { readonly moderation: ReturnType<typeof useModeration> }): ReactNode {
  const { dialog, setDialog, chosen, targets, act, decisions } = moderation;
  const close = (): void => setDialog(null);
  const finish = (told: Told | null): void => {
    if (told !== null) decisions.tell(told);
    decisions.refresh();
    close();
  };
  if (dialog === null || chosen === null) return null;
  if (dialog === "refuse")
    return <RefuseDialog count={targets.length} done={(told) => (told === null ? close() : act(told))} />;
  return dialog === "ban" ? (
    <BanDialog comment={chosen} done={finish} />
  ) : (
    <MoveDialog code={chosen.code} done={finish} />
  );
}
