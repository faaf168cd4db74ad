import type { ServeAsk } from "../../cli/house.js";
import type { PartAsk } from "./messages.js";
import type { Serving } from "./serving.js";

/** Serves as one part of a house of several processes, until the one that started it says stop or is gone. */
export async function servePart(part: PartAsk, ask: ServeAsk, serving: Serving): Promise<void> {
  // A terminal's Ctrl-C reaches everyone: who stops when is the supervisor's to say.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  if (part.part === "owner") await (await import("./serve-owner.js")).serveOwner(part, ask, serving);
  else await (await import("./serve-reader.js")).serveReader(part, ask, serving);
}
