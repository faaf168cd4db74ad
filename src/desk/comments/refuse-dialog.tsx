import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { type RefusalReason, refusalReasons } from "../../domain/comment/reasons.js";
import { latinDigits } from "../../language/digits.js";
import { useSay } from "../words/speak.js";
import type { Deciding } from "./use-decisions.js";

interface RefuseProps {
  readonly count: number;
  /** Null: it was called off. */
  readonly done: (deciding: Deciding | null) => void;
}

/** The pipeline's own reasons that no moderator gives. */
const given: readonly RefusalReason[] = refusalReasons.filter((one) => one !== "length");

/** Asks why: a reason by its number refuses at once, unless a note was begun. */
export function RefuseDialog({ count, done }: RefuseProps): ReactNode {
  const say = useSay();
  const id = useId();
  const [note, setNote] = useState("");
  const refuse = (reason: RefusalReason): void =>
    done({ act: "refuse", reason, note: note.trim() === "" ? null : note.trim() });
  const hear = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLTextAreaElement) return;
    const reason = given[Number(latinDigits(event.key)) - 1];
    if (reason === undefined) return;
    event.preventDefault();
    refuse(reason);
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && done(null)}>
      <Modal>
        <Dialog className="sheet">
          {/* The digits are heard wherever in the dialog the focus is. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are what is used */}
          <div className="reasons" onKeyDown={hear}>
            <Heading slot="title">
              {say("refuseWhy")} {count > 1 && `(${count})`}
            </Heading>
            {given.map((reason, at) => (
              <button key={reason} type="button" autoFocus={at === 0} onClick={() => refuse(reason)}>
                <kbd>{at + 1}</kbd> {say(`why-${reason}`)}
              </button>
            ))}
            <label htmlFor={id}>{say("refuseNote")}</label>
            <textarea
              id={id}
              rows={2}
              maxLength={500}
              dir="auto"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <p className="buttons">
              <button type="button" onClick={() => done(null)}>
                {say("cancel")}
              </button>
            </p>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
