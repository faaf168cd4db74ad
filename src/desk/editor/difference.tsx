import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { DeskDifference } from "../../contract/desk-shapes.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";

/** What changed, to be read: taken out struck through, put in underlined, and said as such to those who listen. */
export function Difference({ parts }: { readonly parts: readonly DeskDifference[] }): ReactNode {
  const say = useSay();
  return (
    <dl className="difference">
      {parts.map(({ part, runs }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a difference is shown once and never reordered
        <div key={at}>
          <dt>{say(part as DeskWord)}</dt>
          <dd dir="auto">
            {runs.map(({ kind, text }, place) => {
              const Tag = kind === "added" ? "ins" : kind === "removed" ? "del" : "span";
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              return <Tag key={place}>{text}</Tag>;
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface SheetProps {
  readonly title: string;
  readonly help: string;
  readonly parts: readonly DeskDifference[];
  readonly close: () => void;
  readonly act?: { readonly word: string; readonly run: () => void };
}

/** A difference that stands in the way of something, with what can be done about it. */
export function DifferenceSheet({ title, help, parts, close, act }: SheetProps): ReactNode {
  const say = useSay();
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal>
        <Dialog className="sheet wide">
          <Heading slot="title">{title}</Heading>
          <p>{help}</p>
          <Difference parts={parts} />
          <p className="buttons">
            <button type="button" onClick={close}>
              {say("cancel")}
            </button>
            {act !== undefined && (
              <button
                type="button"
                className="chief"
                onClick={() => {
                  act.run();
                  close();
                }}
              >
                {act.word}
              </button>
            )}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
