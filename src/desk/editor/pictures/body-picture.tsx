import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { ReactNode } from "react";
import { useSay } from "../../words/speak.js";
import { PictureWords } from "./picture-words.js";

/** What is said of the thing in the body that is selected: a picture's words, a quote's speaker, a box's title, an embed's. */
export function BodyPicture({ editor }: { readonly editor: Editor }): ReactNode {
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
  const set = (change: Record<string, string>): void => void editor.commands.updateAttributes(name, change);
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
    <fieldset className="details">
      <legend>{say(name)}</legend>
      {name === "picture" && (
        <PictureWords
          words={{ alt: attributes.alt ?? "", caption: attributes.caption || null, credit: attributes.credit || null }}
          onChange={(change) =>
            set(Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value ?? ""])))
          }
        />
      )}
      {name === "quote" && single("cite", say("cite"))}
      {name === "box" && single("title", say("boxTitle"))}
      {name === "embed" && single("title", say("caption"))}
    </fieldset>
  );
}
