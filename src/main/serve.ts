import { fileURLToPath } from "node:url";
import pino, { type Logger } from "pino";
import type { House, ServeAsk } from "../cli/house.js";
import type { Mailer } from "../mail/mailer.js";
import { openMailer } from "../mail/open-mailer.js";
import { inviteOwner } from "../newsroom/people/invite-owner.js";
import { invitationAddress } from "../newsroom/people/link-addresses.js";
import type { Press } from "../newsroom/press.js";
import { openDemoPaper } from "../wire/demo/open-demo-paper.js";
import { freePort, type Listening } from "./http-server.js";
import { openPress } from "./open-press.js";
import { startHouse } from "./start-house.js";

const demoFolder = fileURLToPath(new URL("../../assets/demo", import.meta.url));

/** Serves a newsroom until a signal ends it. */
export async function serve({ out }: Pick<House, "out">, ask: ServeAsk): Promise<void> {
  const log = pino({ name: "dateline", base: null }, pino.destination(2));
  const { press, close } = await openPress(ask);
  try {
    if (await openDemoPaper(press, demoFolder)) out.write("An empty newsroom: the demo paper is open.\n");
    await serveUntilTold(press, ask, { out, log });
  } finally {
    await close();
  }
  log.info("stopped");
}

async function serveUntilTold(
  press: Press,
  ask: ServeAsk,
  { out, log }: Pick<House, "out"> & { readonly log: Logger },
): Promise<void> {
  if (ask.workers > 1) log.warn({ workers: ask.workers }, "several workers are not built yet: serving with one");
  const { host, behindProxy, privateHooks, data } = ask;
  // The desk's pages are held against their address, so it must be known before the first of them is served.
  const port = ask.port === 0 ? await freePort(host) : ask.port;
  const origin = ask.origin ?? originOf({ host, port });
  const mailer = mailerOf(ask, origin);
  const house = await startHouse({ press, data, host, port, behindProxy, privateHooks, origin, mailer, log });
  if (mailer === null) log.info("no mail server (--smtp): readers cannot sign in by mail");
  const owner = await inviteOwner(press);
  out.write(greeting(house.listening, ask, owner === null ? [] : welcome(invitationAddress(origin, owner))));
  log.info({ port: house.listening.port, engine: press.database.engine }, "serving");
  const signal = await nextSignal();
  log.info({ signal }, "stopping");
  await house.stop();
}

/** While nobody is at the desk: whoever runs the house makes the first one. */
const welcome = (link: string): readonly string[] => [
  "  Nobody is at the desk yet. This link makes its owner, once, within seven days:",
  `  ${link}`,
  "",
];

function mailerOf({ smtp, mailFrom }: ServeAsk, origin: string): Mailer | null {
  if (smtp === null) return null;
  return openMailer({ smtp, from: mailFrom ?? `no-reply@${new URL(origin).hostname}` });
}

const everywhere = new Set(["127.0.0.1", "::1", "0.0.0.0", "::"]);
const originOf = ({ host, port }: Pick<ServeAsk, "host" | "port">): string =>
  `http://${everywhere.has(host) ? "localhost" : host}:${port}`;

function greeting({ port }: Listening, { data, database }: ServeAsk, more: readonly string[]): string {
  const at = `http://localhost:${port}`;
  const place = database === null ? `--data ${data} ` : "--database … ";
  return [
    "",
    `  The paper  ${at}/`,
    `  The desk   ${at}/desk/`,
    "",
    ...more,
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
