import type { Phase } from "./phase.js";

/** Every look a comment gets before anybody may read it, in order. The first refusal ends it; all else is gathered. */
export const phases: readonly Phase[] = [
  // Where a moderator looks first, every comment waits.
  {
    name: "mode",
    patience: 100,
    look: ({ mode }) => (mode === "after" ? null : { becomes: "waiting", reason: "mode", detail: "" }),
  },
];
