import type { ReactNode } from "react";
import { useSay } from "../words/speak.js";
import type { Sending, Sent } from "./use-sending.js";

/** The files on their way, each with how far it is or what is wrong with it. */
export function SendingList({ sending }: { readonly sending: Sending }): ReactNode {
  const say = useSay();
  if (sending.files.length === 0) return null;
  return (
    <section className="sending" aria-label={say("sending")}>
      <ul>
        {sending.files.map((one) => (
          <SentFile key={one.key} one={one} sending={sending} />
        ))}
      </ul>
      {!sending.busy && (
        <button type="button" className="quiet" onClick={sending.clear}>
          {say("clearList")}
        </button>
      )}
    </section>
  );
}

function SentFile({ one, sending }: { readonly one: Sent; readonly sending: Sending }): ReactNode {
  const say = useSay();
  const { key, file, state, part, trouble } = one;
  return (
    <li className={state}>
      <bdi>{file.name}</bdi>
      {state === "sending" && <progress aria-label={file.name} value={part} max={1} />}
      {state === "waiting" && <small>{say("pictureWaiting")}</small>}
      {state === "there" && <small>{say("pictureThere")}</small>}
      {state === "failed" && (
        <>
          <span className="trouble" role="alert">
            {trouble}
          </span>
          <button type="button" onClick={() => sending.again(key)}>
            {say("retry")}
          </button>
          <button type="button" onClick={() => sending.drop(key)}>
            {say("dropIt")}
          </button>
        </>
      )}
    </li>
  );
}
