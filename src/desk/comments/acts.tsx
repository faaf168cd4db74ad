import type { ReactNode } from "react";
import type { DeskComment } from "../../contract/comment-shapes.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";
import { toldOrNone, type Why } from "../words/told.js";

/** What a moderator may ask for. */
export type Wish = "approve" | "refuse" | "hold" | "feature" | "ban" | "undo" | "open" | "move";

interface ActsProps {
  readonly comment: DeskComment | null;
  readonly selected: number;
  /** Null, or why not. */
  readonly mayBan: Why | null | undefined;
  readonly mayUndo: boolean;
  readonly wish: (wish: Wish) => void;
}

/** What can be done with the comment that is chosen, or with all that are selected, each with its key. */
export function Acts({ comment, selected, mayBan, mayUndo, wish }: ActsProps): ReactNode {
  const say = useSay();
  const nothing = comment === null && selected === 0;
  const isLive = comment?.state === "approved";
  const acts: readonly { wish: Wish; word: DeskWord; keys?: string; off: boolean; title?: string | undefined }[] = [
    { wish: "approve", word: "approveIt", keys: "a", off: nothing },
    { wish: "refuse", word: "refuseIt", keys: "r", off: nothing },
    { wish: "hold", word: "holdIt", keys: "h", off: nothing },
    { wish: "feature", word: comment?.picked === true ? "unfeatureIt" : "featureIt", keys: "p", off: !isLive },
    { wish: "ban", word: "banIt", keys: "b", off: comment === null || mayBan !== null, title: toldOrNone(mayBan, say) },
    { wish: "undo", word: "undoIt", keys: "u", off: !mayUndo },
    { wish: "open", word: "openStory", keys: "o", off: comment === null },
    { wish: "move", word: "moveThread", off: comment === null },
  ];
  return (
    <div className="acts" role="toolbar" aria-label={say("palette")}>
      {acts.map(({ wish: one, word, keys, off, title }) => (
        <button
          key={one}
          type="button"
          data-act={one}
          className={one === "approve" ? "chief" : ""}
          aria-disabled={off}
          title={title}
          onClick={() => !off && wish(one)}
        >
          {say(word)} {keys !== undefined && <kbd>{keys}</kbd>}
        </button>
      ))}
      <small className="walk">
        {say("nextComment")} <kbd>j</kbd> {say("previousComment")} <kbd>k</kbd> {say("selectIt")} <kbd>x</kbd>{" "}
        {say("nextQueue")} <kbd>t</kbd>
      </small>
      {selected > 0 && <b>{say("selectedCount", { n: selected })}</b>}
    </div>
  );
}
