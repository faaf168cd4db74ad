import type { ReactNode } from "react";
import { Refused, Unreachable } from "../api/call.js";
import { type Say, useSay } from "../words/speak.js";
import { refusalIn } from "../words/told.js";

/** What went wrong, in a sentence. */
export function sentence(error: unknown, say: Say): string {
  if (error instanceof Unreachable) return say("unreachable");
  if (error instanceof Refused) return refusalIn(error, say);
  return error instanceof Error ? error.message : String(error);
}

export function Trouble({ error }: { readonly error: unknown }): ReactNode {
  const say = useSay();
  return (
    <p className="trouble" role="alert">
      {sentence(error, say)}
    </p>
  );
}
