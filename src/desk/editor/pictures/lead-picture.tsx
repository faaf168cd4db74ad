import { lazy, type ReactNode, Suspense, useState } from "react";
import { sendPicture } from "../../api/call.js";
import { Trouble } from "../../app/errors.js";
import { useSay } from "../../words/speak.js";
import { useChosen } from "../chosen.js";
import type { OpenCopy } from "../open-copy.js";
import { FocalPoint } from "./focal-point.js";
import { PictureWords } from "./picture-words.js";
import { placed } from "./placed.js";

const PicturePicker = lazy(() => import("./picture-picker.js"));

/** The picture a story is known by: dropped here or chosen, described, and where a crop must look. */
export function LeadPicture({ copy, readOnly }: { readonly copy: OpenCopy; readonly readOnly: boolean }): ReactNode {
  const say = useSay();
  const [{ picture = null }, choose] = useChosen(copy.document);
  const [picking, setPicking] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const drop = (files: FileList): void => {
    const file = [...files].find(({ type }) => type.startsWith("image/"));
    if (file === undefined || readOnly) return;
    setTrouble(null);
    sendPicture(file).then((taken) => choose({ picture: placed(taken) }), setTrouble);
  };
  return (
    <fieldset
      className="details lead-picture"
      disabled={readOnly}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drop(event.dataTransfer.files);
      }}
    >
      <legend>{say("leadPicture")}</legend>
      {picture !== null && (
        <>
          <FocalPoint picture={picture} onChange={(focus) => choose({ picture: { ...picture, focus } })} />
          <PictureWords words={picture} onChange={(change) => choose({ picture: { ...picture, ...change } })} />
        </>
      )}
      {trouble !== null && <Trouble error={trouble} />}
      <p className="buttons">
        <button type="button" onClick={() => setPicking(true)}>
          {say("choosePicture")}
        </button>
        {picture !== null && (
          <button type="button" onClick={() => choose({ picture: null })}>
            {say("remove")}
          </button>
        )}
      </p>
      {picking && (
        <Suspense fallback={null}>
          <PicturePicker
            done={(chosen) => {
              setPicking(false);
              if (chosen !== null) choose({ picture: placed(chosen) });
            }}
          />
        </Suspense>
      )}
    </fieldset>
  );
}
