import type { ServeAsk } from "../../cli/house.js";
import { openHouse } from "../open-house.js";
import { hearUntilStop, type PartAsk, tell } from "./messages.js";
import type { Serving } from "./serving.js";

/** Serves the desk, the jobs, the index and every write, and what the readers pass on. */
export async function serveOwner(part: PartAsk, ask: ServeAsk, serving: Serving): Promise<void> {
  // What comes over the socket comes from our own readers, who say whom they ask for.
  const house = await openHouse(
    { ...ask, behindProxy: true },
    { ...serving, at: { path: part.socket }, onIndexed: (change) => tell({ kind: "indexed", change }) },
  );
  const stopped = hearUntilStop({
    indexed: () => undefined,
    figures: ({ reader, figures }) => house.metrics.heard(reader, figures),
  });
  tell({ kind: "ready", index: house.indexFolder, welcome: house.welcome });
  await stopped;
  await house.stop();
}
