import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { DeskStory } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";

/** The reader's own page of what is in the copy now, as a phone and as a desktop show it. */
export function Preview({ story }: { readonly story: DeskStory }): ReactNode {
  const say = useSay();
  const [shape, setShape] = useState<"phone" | "desktop">("phone");
  const { code } = story.row;
  const link = useMutation({ mutationFn: () => call("previewLink", { params: { code }, body: {} }) });
  return (
    <div className="preview">
      <p className="buttons">
        {(["phone", "desktop"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={shape === one} onClick={() => setShape(one)}>
            {say(one)}
          </button>
        ))}
        <a href={`/desk/preview/${code}`} target="_blank" rel="noreferrer">
          ↗
        </a>
      </p>
      <iframe
        key={story.etag}
        className={shape}
        title={say("preview")}
        src={`/desk/preview/${code}`}
        sandbox="allow-same-origin"
      />
      <button type="button" onClick={() => link.mutate()}>
        {say("previewLink")}
      </button>
      {link.error !== null && <Trouble error={link.error} />}
      {link.data !== undefined && <p className="link">{say("previewLinkHelp", { url: link.data.url })}</p>}
    </div>
  );
}
