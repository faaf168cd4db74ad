import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { ReactNode } from "react";
import { ChoosePicture } from "../../pictures/choose-picture.js";
import { FocalPoint } from "../../pictures/focal-point.js";
import { PictureWords } from "../../pictures/picture-words.js";
import { focusIn, focusText, pictureAttributes } from "../../pictures/placed.js";
import { useSay } from "../../words/speak.js";

type Attributes = Readonly<Record<string, string>>;

/** What is said of the thing in the body that is selected: a picture's words, a quote's speaker, a box's title, an embed's. */
export function SelectedBlock({ editor }: { readonly editor: Editor }): ReactNode {
  const say = useSay();
  const selected = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const name = (["picture", "embed", "quote", "box"] as const).find((one) => now.isActive(one));
      return name === undefined ? null : { name, attributes: now.getAttributes(name) as Record<string, string> };
    },
  });
  if (selected === null) return null;
  const { name, attributes } = selected;
  const set = (change: Attributes): void => void editor.commands.updateAttributes(name, change);
  const single = (attribute: string, label: string) => (
    <label>
      {label}
      <input
        dir="auto"
        value={attributes[attribute] ?? ""}
        onChange={(event) => set({ [attribute]: event.target.value })}
      />
    </label>
  );
  return (
    <fieldset className="details selected-block">
      <legend>{say(name)}</legend>
      {name === "picture" && <BodyPicture attributes={attributes} set={set} />}
      {name === "quote" && single("cite", say("cite"))}
      {name === "box" && single("title", say("boxTitle"))}
      {name === "embed" && single("title", say("caption"))}
    </fieldset>
  );
}

interface BodyPictureProps {
  readonly attributes: Attributes;
  readonly set: (change: Attributes) => void;
}

/** A picture in the body: its words, what a crop must keep, another one in its place. */
function BodyPicture({ attributes, set }: BodyPictureProps): ReactNode {
  const { picture = "", width, height, alt = "", caption = "", credit = "", focus = "" } = attributes;
  return (
    <>
      <FocalPoint
        picture={{ id: picture, width: Number(width), height: Number(height) }}
        focus={focusIn(focus)}
        onChange={(point) => set({ focus: focusText(point) })}
      />
      <PictureWords
        words={{ alt, caption: caption || null, credit: credit || null }}
        onChange={(change) => set(Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value ?? ""])))}
      />
      <p className="buttons">
        <ChoosePicture
          now={picture}
          chosen={(other, keepCaption) => set({ ...pictureAttributes(other), ...(keepCaption && { caption }) })}
        />
      </p>
    </>
  );
}
