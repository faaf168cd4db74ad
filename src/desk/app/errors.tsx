import type { ReactNode } from "react";
import { Refused, Unreachable } from "../api/call.js";
import { type Say, useSay } from "../words/speak.js";

/** What went wrong, in a sentence. */
export const sentence = (error: unknown, say: Say): string =>
  error instanceof Refused ? error.message : error instanceof Unreachable ? say("unreachable") : String(error);

export function Trouble({ error }: { readonly error: unknown }): ReactNode {
  const say = useSay();
  return (
    <p className="trouble" role="alert">
      {sentence(error, say)}
    </p>
  );
}
