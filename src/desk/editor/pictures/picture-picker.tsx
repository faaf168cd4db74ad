import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { LibraryPicture } from "../../../contract/desk-shapes.js";
import { call, sendPicture } from "../../api/call.js";
import { Trouble } from "../../app/errors.js";
import { useSay } from "../../words/speak.js";
import { pictureAddress } from "./placed.js";

/** Chooses a picture of the library, or brings one in. */
export default function PicturePicker({
  done,
}: {
  readonly done: (picture: LibraryPicture | null) => void;
}): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ["pictures", words],
    queryFn: () => call("listPictures", { query: { words: words || undefined } }),
    placeholderData: keepPreviousData,
  });
  const add = useMutation({
    mutationFn: (files: readonly File[]) => Promise.all(files.map(sendPicture)),
    onSuccess: (taken) => {
      void queries.invalidateQueries({ queryKey: ["pictures"] });
      const [only] = taken;
      if (taken.length === 1 && only !== undefined) done(only);
    },
  });
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && done(null)}>
      <Modal>
        <Dialog className="sheet wide">
          <Heading slot="title">{say("library")}</Heading>
          <p className="buttons">
            <input
              type="search"
              aria-label={say("findPictures")}
              placeholder={say("findPictures")}
              value={typed}
              dir="auto"
              onChange={(event) => setTyped(event.target.value)}
            />
            <label className="file">
              {say("addPictures")}
              <input
                type="file"
                accept="image/*"
                multiple
                onChange={(event) => add.mutate([...(event.target.files ?? [])])}
              />
            </label>
          </p>
          {add.error !== null && <Trouble error={add.error} />}
          {found.data?.pictures.length === 0 && <p>{say("nothingHere")}</p>}
          <ul className="library">
            {found.data?.pictures.map((picture) => (
              <li key={picture.id}>
                <button type="button" onClick={() => done(picture)}>
                  <img
                    src={pictureAddress(picture.id, 320)}
                    alt={picture.alt || picture.caption || say("picture")}
                    loading="lazy"
                  />
                  <small dir="auto">{picture.credit ?? "–"}</small>
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
