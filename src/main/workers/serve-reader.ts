import type { ServeAsk } from "../../cli/house.js";
import { openPublicSide } from "../../database/open-public-side.js";
import { openPictureStore } from "../../media/open-picture-store.js";
import { hearUntilStop, type PartAsk, tell } from "./messages.js";
import type { Serving } from "./serving.js";
import { startReader } from "./start-reader.js";

/** How often a reader's figures are told, in milliseconds. */
const rhythm = 2000;

/** Answers readers on the port they share. */
export async function serveReader(part: PartAsk, ask: ServeAsk, { origin, log }: Serving): Promise<void> {
  const { data, database: url, host, behindProxy, notice } = ask;
  const publicSide = await openPublicSide({ folder: data, url });
  const pictures = openPictureStore(data);
  const reader = await startReader({ publicSide, pictures, part, host, origin, behindProxy, log });
  const stopped = hearUntilStop({
    indexed: ({ change }) => void reader.site.indexed(change),
    figures: () => undefined,
  });
  const telling = setInterval(
    () => void reader.metrics.figures().then((figures) => tell({ kind: "figures", figures })),
    rhythm,
  );
  tell({ kind: "ready", index: part.index, welcome: null });
  await stopped;
  clearInterval(telling);
  await reader.stop(notice);
  await publicSide.close();
}
