import { now } from "@internationalized/date";
import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { DeskEdition } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";
import { MomentField } from "./moment-field.js";

interface AskMomentProps {
  readonly edition: DeskEdition;
  readonly done: (at: number | null) => void;
}

/** Asks when, in the edition's calendar and time zone. */
export function AskMoment({ edition, done }: AskMomentProps): ReactNode {
  const say = useSay();
  const [at, setAt] = useState<number | null>(() =>
    now(edition.timeZone).add({ hours: 1 }).set({ minute: 0, second: 0, millisecond: 0 }).toDate().getTime(),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    done(at);
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && done(null)}>
      <Modal>
        <Dialog className="sheet">
          <form onSubmit={submit}>
            <Heading slot="title">{say("schedule")}</Heading>
            <p>{say("scheduleWhen", { zone: edition.timeZone })}</p>
            <MomentField label={say("scheduled")} edition={edition} value={at} onChange={setAt} />
            {at !== null && (
              <p dir={edition.direction} lang={edition.language}>
                {momentIn(at, edition)}
              </p>
            )}
            <p className="buttons">
              <button type="button" onClick={() => done(null)}>
                {say("cancel")}
              </button>
              <button type="submit" className="chief" disabled={at === null}>
                {say("doIt")}
              </button>
            </p>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
