import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { ServeAsk } from "../cli/house.js";
import { type Hold, holdFolder } from "../database/hold-folder.js";
import type { Mailer } from "../mail/mailer.js";
import { inviteOwner } from "../newsroom/people/invite-owner.js";
import { invitationAddress } from "../newsroom/people/link-addresses.js";
import { openDemoPaper } from "../wire/demo/open-demo-paper.js";
import type { HouseOptions } from "./house-options.js";
import type { ListenAt } from "./http-server.js";
import { openPress } from "./open-press.js";
import { reindexBeside } from "./reindex-beside.js";
import { type RunningHouse, startHouse } from "./start-house.js";

const demoFolder = fileURLToPath(new URL("../../assets/demo", import.meta.url));

interface Opening {
  readonly origin: string;
  readonly at: ListenAt;
  readonly log: Logger;
  readonly out: NodeJS.WritableStream;
  /** Told when readers are answered, while the rest is still being opened. */
  readonly onListening?: (welcome: Welcome) => void;
  readonly onIndexed?: NonNullable<HouseOptions["onIndexed"]>;
}

/** While nobody is at the desk: the link that makes its owner. */
type Welcome = string | null;

export interface OpenHouse extends RunningHouse {
  readonly welcome: Welcome;
}

/** Opens the one house that may write in a data folder, with the demo paper where it is empty, and starts it. */
export async function openHouse(ask: ServeAsk, opening: Opening): Promise<OpenHouse> {
  const hold = holdFolder(ask.data);
  if (!hold.ok) throw new Error(hold.error);
  try {
    return await openHeld(ask, opening, hold.value);
  } catch (error) {
    hold.value.release();
    throw error;
  }
}

async function openHeld(ask: ServeAsk, { out, onListening, ...opening }: Opening, hold: Hold): Promise<OpenHouse> {
  const { data, behindProxy, privateHooks, bake } = ask;
  const { press, close } = await openPress(ask, true);
  try {
    if (await openDemoPaper(press, demoFolder)) out.write("An empty newsroom: the demo paper is open.\n");
    const mailer = await mailerOf(ask, opening.origin);
    if (mailer === null) opening.log.info("no mail server (--smtp): readers cannot sign in by mail");
    const secret = await inviteOwner(press);
    const welcome = secret === null ? null : invitationAddress(opening.origin, secret);
    const house = await startHouse({
      ...{ press, data, behindProxy, privateHooks, bake, mailer, ...opening },
      reindex: reindexBeside({ place: ask, log: opening.log }),
      onListening: () => onListening?.(welcome),
    });
    return {
      ...house,
      welcome,
      async stop(notice) {
        await house.stop(notice);
        await close();
        hold.release();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function mailerOf({ smtp, mailFrom }: ServeAsk, origin: string): Promise<Mailer | null> {
  if (smtp === null) return null;
  const { openMailer } = await import("../mail/open-mailer.js");
  return openMailer({ smtp, from: mailFrom ?? `no-reply@${new URL(origin).hostname}` });
}
