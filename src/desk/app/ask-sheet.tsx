import type { FormEvent, ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useSay } from "../words/speak.js";

interface AskSheetProps {
  readonly title: string;
  /** Whether what is asked for is there, so that it can be done. */
  readonly ready?: boolean;
  readonly submit: (form: FormData) => void;
  /** It was called off. */
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A sheet over the page that asks for something before it is done, or called off. */
export function AskSheet({ title, ready = true, submit, close, children }: AskSheetProps): ReactNode {
  const say = useSay();
  const hear = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // It may have been opened from within a form of the page.
    event.stopPropagation();
    submit(new FormData(event.currentTarget));
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal>
        <Dialog className="sheet">
          <form onSubmit={hear}>
            <Heading slot="title">{title}</Heading>
            {children}
            <p className="buttons">
              <button type="button" onClick={close}>
                {say("cancel")}
              </button>
              <button type="submit" className="chief" disabled={!ready}>
                {say("doIt")}
              </button>
            </p>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
