import type { ReactNode } from "react";
import type { LibraryPicture } from "../../../contract/desk-shapes.js";
import { ChoosePicture } from "../../pictures/choose-picture.js";
import { FocalPoint } from "../../pictures/focal-point.js";
import { PictureWords } from "../../pictures/picture-words.js";
import { middle, placed } from "../../pictures/placed.js";
import { SendingList } from "../../pictures/sending-list.js";
import { useSending } from "../../pictures/use-sending.js";
import { useSay } from "../../words/speak.js";
import { useChosen } from "../chosen.js";
import type { OpenCopy } from "../open-copy.js";

/** The picture a story is known by: dropped here or chosen, described, and where a crop must look. */
export function LeadPicture({ copy, readOnly }: { readonly copy: OpenCopy; readonly readOnly: boolean }): ReactNode {
  const say = useSay();
  const [{ picture = null }, choose] = useChosen(copy.document);
  const sending = useSending();
  const put = (chosen: LibraryPicture, keepCaption: boolean): void => {
    const next = placed(chosen);
    choose({ picture: keepCaption && picture !== null ? { ...next, caption: picture.caption } : next });
  };
  return (
    <fieldset
      className="details lead-picture"
      disabled={readOnly}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (!readOnly) sending.send([...event.dataTransfer.files].slice(0, 1), (taken) => put(taken, false));
      }}
    >
      <legend>{say("leadPicture")}</legend>
      {picture !== null && (
        <>
          <FocalPoint
            picture={picture}
            focus={picture.focus ?? middle}
            onChange={(focus) => choose({ picture: { ...picture, focus } })}
          />
          <PictureWords words={picture} onChange={(change) => choose({ picture: { ...picture, ...change } })} />
        </>
      )}
      <SendingList sending={sending} />
      <p className="buttons">
        <ChoosePicture now={picture?.id ?? null} chosen={put} />
        {picture !== null && (
          <button type="button" onClick={() => choose({ picture: null })}>
            {say("remove")}
          </button>
        )}
      </p>
    </fieldset>
  );
}
