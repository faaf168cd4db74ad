import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { DeskAnswer, DeskRow, LibraryPicture } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";
import { told } from "../words/told.js";
import { KeepCaption } from "./keep-caption.js";
import PicturePicker from "./picture-picker.js";
import { pictureAddress } from "./placed.js";

interface ReplaceProps {
  readonly picture: LibraryPicture;
  readonly usedIn: readonly DeskRow[];
  readonly close: () => void;
}

/** Stories changed by one request: each holds up everyone who writes for as long as it takes. */
const atOnce = 20;

type Done = DeskAnswer<"replacePicture">;

/** Uses another picture instead of one: first which, then in which of the stories. */
export default function ReplaceEverywhere({ picture, usedIn, close }: ReplaceProps): ReactNode {
  const say = useSay();
  const [by, setBy] = useState<LibraryPicture | null>(null);
  if (by === null)
    return (
      <PicturePicker
        title={say("replaceEverywhere")}
        without={picture.id}
        done={(chosen) => (chosen === null ? close() : setBy(chosen))}
      >
        <p className="hint">{say("replaceHelp")}</p>
      </PicturePicker>
    );
  return <Where picture={picture} by={by} usedIn={usedIn} close={close} />;
}

function Where({ picture, by, usedIn, close }: ReplaceProps & { readonly by: LibraryPicture }): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly number[]>(() => usedIn.map(({ code }) => code));
  const [keepCaption, setKeepCaption] = useState(false);
  // Another choice is another wish.
  const key = useMemo(() => `${crypto.randomUUID()} ${codes.length} ${keepCaption}`, [codes, keepCaption]);
  const replace = useMutation({
    mutationFn: () => replaceIn({ id: picture.id, seen: picture.etag, by: by.id, keepCaption, key }, codes),
    onSettled: () => queries.invalidateQueries(),
  });
  const choose = (code: number, wanted: boolean): void =>
    setCodes(wanted ? [...codes, code] : codes.filter((one) => one !== code));
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal>
        <Dialog className="sheet">
          <Heading slot="title">{say("replaceWhere")}</Heading>
          <p className="swap">
            <img src={pictureAddress(picture.id, 160)} alt={picture.alt} />
            <span aria-hidden="true">→</span>
            <img src={pictureAddress(by.id, 160)} alt={by.alt} />
          </p>
          {replace.data === undefined ? (
            <>
              <p className="hint">{say("replaceHelp")}</p>
              <ul className="notes ticks">
                {usedIn.map(({ code, headline }) => (
                  <li key={code}>
                    <label className="tick">
                      <input
                        type="checkbox"
                        checked={codes.includes(code)}
                        onChange={(event) => choose(code, event.target.checked)}
                      />
                      <span dir="auto">{headline || say("untitled")}</span>
                    </label>
                  </li>
                ))}
              </ul>
              <KeepCaption value={keepCaption} onChange={setKeepCaption} />
              {replace.error !== null && <Trouble error={replace.error} />}
              <p className="buttons">
                <button type="button" onClick={close}>
                  {say("cancel")}
                </button>
                <button
                  type="button"
                  className="chief"
                  disabled={codes.length === 0 || replace.isPending}
                  onClick={() => replace.mutate()}
                >
                  {say("replaceNow", { n: codes.length })}
                </button>
              </p>
            </>
          ) : (
            <Report done={replace.data} close={close} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Report({ done, close }: { readonly done: Done; readonly close: () => void }): ReactNode {
  const say = useSay();
  return (
    <>
      <p role="status">{say("replaced", { n: done.done.length })}</p>
      <ul className="notes">
        {done.refused.map(({ code, why }) => (
          <li key={code} className="trouble">
            {code}: {told(why, say)}
          </li>
        ))}
      </ul>
      <p className="buttons">
        <button type="button" className="chief" onClick={close}>
          {say("close")}
        </button>
      </p>
    </>
  );
}

interface Wish {
  readonly id: string;
  readonly seen: string;
  readonly by: string;
  readonly keepCaption: boolean;
  readonly key: string;
}

/** A few stories at a time, each few done once however often this is tried. */
async function replaceIn({ id, seen, by, keepCaption, key }: Wish, codes: readonly number[]): Promise<Done> {
  const all: Done = { done: [], refused: [] };
  for (let start = 0; start < codes.length; start += atOnce) {
    const some = codes.slice(start, start + atOnce);
    const body = { by, keepCaption, codes: some };
    const one = await call("replacePicture", { params: { id }, body, seen, key: `${key} ${start}` });
    all.done.push(...one.done);
    all.refused.push(...one.refused);
  }
  return all;
}
