import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/core";
import { type ReactNode, useState } from "react";
import type { DeskDifference, DeskStory } from "../../contract/desk-shapes.js";
import { type DeskAct, deskActRules, deskActs } from "../../domain/story/desk-act.js";
import { call, Refused } from "../api/call.js";
import { sentence } from "../app/errors.js";
import { useEdition } from "../app/me.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";
import { toldOrNone } from "../words/told.js";
import { AskMoment } from "./ask-moment.js";
import { AskWords } from "./ask-words.js";
import { DifferenceSheet } from "./difference.js";
import type { CopyState, OpenCopy } from "./open-copy.js";
import { storyQuery } from "./story-query.js";

interface ActsProps {
  readonly story: DeskStory;
  readonly copy: OpenCopy;
  readonly editor: Editor | null;
  readonly state: CopyState;
}

interface Wish {
  readonly act: DeskAct;
  readonly note: string | null;
  readonly at: number | null;
}

const noteWords: Partial<Record<DeskAct, DeskWord>> = {
  ...{ correct: "correctNote", clarify: "clarifyNote", kill: "killNote", takeDown: "takeDownNote" },
  ...{ sendBack: "sendBackNote", update: "updateNote" },
};

/** The way forward in each state: the act that stands first and is drawn as the chief one. */
const next: readonly DeskAct[] = ["publish", "approve", "submit", "update", "restore", "unspike"];

/** What can be done with the story, each with the reason where it cannot. */
export function Acts({ story, copy, editor, state }: ActsProps): ReactNode {
  const say = useSay();
  const edition = useEdition(story.row.edition);
  const [asking, setAsking] = useState<DeskAct | null>(null);
  const [changed, setChanged] = useState<readonly DeskDifference[] | null>(null);
  const act = useAct(story.row.code, { copy, editor, onChanged: setChanged });
  const begin = (one: DeskAct): void => {
    if (one === "schedule" || noteWords[one] !== undefined) setAsking(one);
    else act.mutate({ act: one, note: null, at: null });
  };
  const shown = deskActs.filter((one) => isSensible(one, story));
  const chief = next.find((one) => shown.includes(one) && story.refusals[one] === null);
  const note = asking === null ? undefined : noteWords[asking];
  return (
    <div className="acts">
      {act.error !== null && changed === null && (
        <p className="trouble" role="alert">
          {sentence(act.error, say)}
        </p>
      )}
      {shown.map((one) => (
        <ActButton
          key={one}
          act={one}
          chief={one === chief}
          why={toldOrNone(story.refusals[one], say) ?? (state === "offline" ? say("offline") : null)}
          busy={act.isPending}
          begin={begin}
        />
      ))}
      {asking === "schedule" && edition !== null && (
        <AskMoment
          edition={edition}
          done={(at) => {
            setAsking(null);
            if (at !== null) act.mutate({ act: "schedule", note: null, at });
          }}
        />
      )}
      {asking !== null && note !== undefined && (
        <AskWords
          title={say(asking)}
          label={say(note)}
          many
          optional={deskActRules[asking].note !== "required"}
          done={(words) => {
            setAsking(null);
            if (words !== null) act.mutate({ act: asking, note: words || null, at: null });
          }}
        />
      )}
      {changed !== null && (
        <DifferenceSheet
          title={say("changedSince")}
          help={say("changedSinceHelp")}
          parts={changed}
          close={() => setChanged(null)}
          {...(story.refusals.approve === null && {
            act: { word: say("approveThese"), run: () => act.mutate({ act: "approve", note: null, at: null }) },
          })}
        />
      )}
    </div>
  );
}

interface ActButtonProps {
  readonly act: DeskAct;
  readonly chief: boolean;
  readonly why: string | null;
  readonly busy: boolean;
  readonly begin: (act: DeskAct) => void;
}

/** A button that says why it cannot be pressed; it stays reachable, so that the reason can be read by everyone. */
function ActButton({ act, chief, why, busy, begin }: ActButtonProps): ReactNode {
  const say = useSay();
  return (
    <button
      type="button"
      className={chief ? "chief" : ""}
      aria-disabled={why !== null || busy}
      title={why ?? undefined}
      data-act={act}
      onClick={() => why === null && !busy && begin(act)}
    >
      {say(act)}
      {why !== null && <span className="hidden"> ({why})</span>}
    </button>
  );
}

/** Acts that could make sense as the story stands; those that never could are not shown at all. */
function isSensible(act: DeskAct, { row, unpublished }: DeskStory): boolean {
  const { standing, stage } = row;
  const isPublic = standing === "published";
  switch (act) {
    case "submit":
      return stage === "draft" && standing === "unpublished";
    case "approve":
      return stage !== "approved" && (standing === "unpublished" || standing === "scheduled");
    case "sendBack":
      return (
        stage !== "draft" && !isPublic && standing !== "killed" && standing !== "takenDown" && standing !== "spiked"
      );
    case "publish":
    case "schedule":
      return standing === "unpublished" || standing === "scheduled";
    case "unschedule":
      return standing === "scheduled";
    case "update":
    case "correct":
      return isPublic && unpublished.length > 0;
    case "clarify":
    case "kill":
      return isPublic;
    case "takeDown":
      return isPublic || standing === "killed";
    case "restore":
      return standing === "killed" || standing === "takenDown";
    case "spike":
      return standing === "unpublished" || standing === "scheduled";
    case "unspike":
      return standing === "spiked";
  }
}

interface ActParts {
  readonly copy: OpenCopy;
  readonly editor: Editor | null;
  readonly onChanged: (difference: readonly DeskDifference[] | null) => void;
}

/** Does an act on what is on this screen: once everything typed here is saved, and only if the house has the same words. */
function useAct(code: number, { copy, editor, onChanged }: ActParts) {
  const say = useSay();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: Wish) => {
      onChanged(null);
      await untilSaved(copy);
      const { etag, words } = await queries.fetchQuery({ ...storyQuery(code), staleTime: 0 });
      const { words: about } = deskActRules[wish.act];
      const differs = editor !== null && letters(editor.getText()) !== letters(textOf(words.body));
      if (about !== "public" && differs) throw new Error(say("movedOn"));
      return call("actOnStory", { params: { code }, body: wish, seen: etag });
    },
    onSuccess: (story) => queries.setQueryData(["story", code], story),
    onError: (error) => {
      if (error instanceof Refused && error.difference !== null) onChanged(error.difference);
      void queries.invalidateQueries({ queryKey: ["story", code] });
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ["history", code] }),
  });
}

const untilSaved = (copy: OpenCopy): Promise<void> =>
  new Promise((resolve) => {
    let stop: (() => void) | null = null;
    const hear = (state: CopyState): void => {
      if (state !== "saved" && state !== "read-only") return;
      stop?.();
      resolve();
    };
    stop = copy.watch(hear);
  });

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

function textOf(body: DeskStory["words"]["body"]): string {
  return body
    .map((block) => {
      if (block.kind === "paragraph" || block.kind === "quote") return block.text.map(({ text }) => text).join("");
      if (block.kind === "crosshead") return block.text;
      if (block.kind === "list")
        return block.items
          .flat()
          .map(({ text }) => text)
          .join("");
      return block.kind === "box" ? textOf(block.body) : "";
    })
    .join("");
}
