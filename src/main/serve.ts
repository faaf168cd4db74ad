import pino, { type Logger } from "pino";
import type { House, ServeAsk } from "../cli/house.js";
import { freePort } from "./http-server.js";
import { partAsked } from "./workers/messages.js";

/** Serves a newsroom until a signal ends it. Each kind of process loads what it is made for: a supervisor hardly anything. */
export async function serve({ out }: Pick<House, "out">, ask: ServeAsk): Promise<void> {
  const log = pino({ name: "dateline", base: null }, pino.destination(2));
  const part = partAsked();
  // The desk's pages are held against their address, so it must be known before the first of them is served.
  const port = part?.port ?? (ask.port === 0 ? await freePort(ask.host) : ask.port);
  const origin = ask.origin ?? originOf({ host: ask.host, port });
  const serving = { origin, log, out };
  if (part !== null) return (await import("./workers/serve-part.js")).servePart(part, ask, serving);
  const told = nextSignal();
  const greet = (welcome: string | null): void => void out.write(greeting(port, ask, welcome));
  if (ask.workers > 1) {
    const { supervise } = await import("./workers/supervise.js");
    await supervise({ workers: ask.workers, port, log, told, onServing: greet });
  } else await serveWhole({ ...ask, port }, { ...serving, told, greet });
  log.info("stopped");
}

interface Whole {
  readonly origin: string;
  readonly log: Logger;
  readonly out: NodeJS.WritableStream;
  readonly told: Promise<string>;
  readonly greet: (welcome: string | null) => void;
}

async function serveWhole(ask: ServeAsk, { told, greet, ...serving }: Whole): Promise<void> {
  const { host, port } = ask;
  const { openHouse } = await import("./open-house.js");
  const house = await openHouse(ask, { ...serving, at: { host, port }, onListening: greet });
  serving.log.info({ port: house.listening.port }, "serving");
  const signal = await told;
  serving.log.info({ signal }, "stopping");
  await house.stop(ask.notice);
}

/** While nobody is at the desk: whoever runs the house makes the first one. */
const words = (link: string): readonly string[] => [
  "  Nobody is at the desk yet. This link makes its owner, once, within seven days:",
  `  ${link}`,
  "",
];

const everywhere = new Set(["127.0.0.1", "::1", "0.0.0.0", "::"]);
const originOf = ({ host, port }: Pick<ServeAsk, "host" | "port">): string =>
  `http://${everywhere.has(host) ? "localhost" : host}:${port}`;

function greeting(port: number, { data, database }: ServeAsk, welcome: string | null): string {
  const at = `http://localhost:${port}`;
  const place = database === null ? `--data ${data} ` : "--database … ";
  return [
    "",
    `  The paper  ${at}/`,
    `  The desk   ${at}/desk/`,
    "",
    ...(welcome === null ? [] : words(welcome)),
    `  Take stories in:  ./bin/dateline import ${place === "--data data " ? "" : place}page.txt saved-page.html wire.ninjs.jsonl.gz`,
    "  Ctrl-C stops.",
    "",
    "",
  ].join("\n");
}

/** The first signal to stop; the same one again, as a process group gets it, must not cut the stopping short. */
const nextSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve(signal));
  });
