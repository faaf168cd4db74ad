import { type ReactNode, useDeferredValue, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { LibraryPicture } from "../../contract/desk-shapes.js";
import { useSay } from "../words/speak.js";
import { AddFiles } from "./add-files.js";
import { PictureGrid } from "./picture-grid.js";
import { SendingList } from "./sending-list.js";
import { useSending } from "./use-sending.js";

interface PickerProps {
  /** Null: it was called off. */
  readonly done: (picture: LibraryPicture | null) => void;
  readonly title?: string;
  /** The picture that is replaced: it is not offered again. */
  readonly without?: string;
  /** What else is asked while one chooses. */
  readonly children?: ReactNode;
}

/** Chooses a picture of the library, or brings one in. */
export default function PicturePicker({ done, title, without, children }: PickerProps): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const sending = useSending();
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && done(null)}>
      <Modal>
        <Dialog className="sheet wide">
          <Heading slot="title">{title ?? say("library")}</Heading>
          {children}
          <p className="buttons">
            <input
              type="search"
              aria-label={say("findPictures")}
              placeholder={say("findPictures")}
              value={typed}
              dir="auto"
              onChange={(event) => setTyped(event.target.value)}
            />
            <AddFiles add={(files) => sending.send(files, (picture) => files.length === 1 && done(picture))} />
            <button type="button" onClick={() => done(null)}>
              {say("cancel")}
            </button>
          </p>
          <SendingList sending={sending} />
          <PictureGrid words={words} open={null} choose={done} {...(without !== undefined && { without })} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
