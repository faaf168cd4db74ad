import { type ReactNode, useState } from "react";
import { useSay } from "../words/speak.js";

/** Something that is shown this once, to be sent to someone or kept: with a button that copies it. */
export function SecretTold({ help, secret }: { readonly help: string; readonly secret: string }): ReactNode {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div className="told" role="status">
      <p>{help}</p>
      <p className="secret" dir="ltr">
        {secret}
      </p>
      <button type="button" onClick={copy}>
        {say(copied ? "copied" : "copy")}
      </button>
    </div>
  );
}
