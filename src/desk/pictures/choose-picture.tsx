import { lazy, type ReactNode, Suspense, useState } from "react";
import type { LibraryPicture } from "../../contract/desk-shapes.js";
import { useSay } from "../words/speak.js";
import { KeepCaption } from "./keep-caption.js";

const PicturePicker = lazy(() => import("./picture-picker.js"));

interface ChooseProps {
  /** The picture that stands there now; null for none. */
  readonly now: string | null;
  readonly chosen: (picture: LibraryPicture, keepCaption: boolean) => void;
}

/** The way to a picture of the library: chosen where there is none, put in the place of the one that is there. */
export function ChoosePicture({ now, chosen }: ChooseProps): ReactNode {
  const say = useSay();
  const [picking, setPicking] = useState(false);
  const [keepCaption, setKeepCaption] = useState(true);
  const done = (picture: LibraryPicture | null): void => {
    setPicking(false);
    if (picture !== null) chosen(picture, now !== null && keepCaption);
  };
  return (
    <>
      <button type="button" onClick={() => setPicking(true)}>
        {say(now === null ? "choosePicture" : "replace")}
      </button>
      {picking && (
        <Suspense fallback={null}>
          <PicturePicker done={done} {...(now !== null && { title: say("replace"), without: now })}>
            {now !== null && <KeepCaption value={keepCaption} onChange={setKeepCaption} />}
          </PicturePicker>
        </Suspense>
      )}
    </>
  );
}
