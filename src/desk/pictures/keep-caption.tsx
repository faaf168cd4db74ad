import type { ReactNode } from "react";
import { useSay } from "../words/speak.js";

/** Whether the caption that stands in the story stays under the new picture. */
export function KeepCaption(props: { readonly value: boolean; readonly onChange: (keep: boolean) => void }): ReactNode {
  const say = useSay();
  return (
    <label className="tick">
      <input type="checkbox" checked={props.value} onChange={(event) => props.onChange(event.target.checked)} />
      {say("keepCaption")}
    </label>
  );
}
