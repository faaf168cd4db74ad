import type { Logger } from "pino";
import type { ServeAsk } from "../../cli/house.js";
import { openPublicSide } from "../../database/open-public-side.js";
import { openPictureStore } from "../../media/open-picture-store.js";
import { openHouse } from "../open-house.js";
import { listenToSupervisor, type PartAsk, type ToPart, tell } from "./messages.js";
import { startReader } from "./start-reader.js";

/** How often a reader's figures are told, in milliseconds. */
const rhythm = 2000;

/** Serves as one part of a house of several processes, until the one that started it says stop or is gone. */
export async function servePart(part: PartAsk, ask: ServeAsk, serving: Serving): Promise<void> {
  // A terminal's Ctrl-C reaches everyone: who stops when is the supervisor's to say.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  await (part.part === "owner" ? serveOwner : serveReader)(part, ask, serving);
}

interface Serving {
  readonly origin: string;
  readonly log: Logger;
  readonly out: NodeJS.WritableStream;
}

async function serveOwner(part: PartAsk, ask: ServeAsk, serving: Serving): Promise<void> {
  // What comes over the socket comes from our own readers, who say whom they ask for.
  const house = await openHouse(
    { ...ask, behindProxy: true },
    { ...serving, at: { path: part.socket }, onIndexed: (change) => tell({ kind: "indexed", change }) },
  );
  const stopped = heard({
    indexed: () => undefined,
    figures: ({ reader, figures }) => house.metrics.heard(reader, figures),
  });
  tell({ kind: "ready", index: house.indexFolder, welcome: house.welcome });
  await stopped;
  await house.stop();
}

async function serveReader(part: PartAsk, ask: ServeAsk, { origin, log }: Serving): Promise<void> {
  const { data, database: url, host, behindProxy, notice } = ask;
  const publicSide = await openPublicSide({ folder: data, url });
  const pictures = openPictureStore(data);
  const reader = await startReader({ publicSide, pictures, part, host, origin, behindProxy, log });
  const stopped = heard({ indexed: ({ change }) => void reader.site.indexed(change), figures: () => undefined });
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

type Hearing = { readonly [Kind in "indexed" | "figures"]: (message: Extract<ToPart, { kind: Kind }>) => void };

/** Hears what comes until the word to stop. */
const heard = (hearing: Hearing): Promise<void> =>
  new Promise((resolve) => {
    listenToSupervisor((message) => {
      if (message.kind === "stop") resolve();
      else if (message.kind === "indexed") hearing.indexed(message);
      else hearing.figures(message);
    });
  });
