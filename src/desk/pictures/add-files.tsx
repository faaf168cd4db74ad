import type { ReactNode } from "react";
import { useSay } from "../words/speak.js";

/** A way to take files from this machine; the same file can be taken again. */
export function AddFiles({ add }: { readonly add: (files: readonly File[]) => void }): ReactNode {
  const say = useSay();
  return (
    <label className="file">
      {say("addPictures")}
      <input
        type="file"
        accept="image/*"
        multiple
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
