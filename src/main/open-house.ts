import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { ServeAsk } from "../cli/house.js";
import { type Hold, holdFolder } from "../database/hold-folder.js";
import type { Mailer } from "../mail/mailer.js";
import { openMailer } from "../mail/open-mailer.js";
import { inviteOwner } from "../newsroom/people/invite-owner.js";
import { invitationAddress } from "../newsroom/people/link-addresses.js";
import { openDemoPaper } from "../wire/demo/open-demo-paper.js";
import type { ListenAt } from "./http-server.js";
import { openPress } from "./open-press.js";
import { type HouseOptions, type RunningHouse, startHouse } from "./start-house.js";

const demoFolder = fileURLToPath(new URL("../../assets/demo", import.meta.url));

interface Opening {
  readonly origin: string;
  readonly at: ListenAt;
  readonly log: Logger;
  readonly out: NodeJS.WritableStream;
  readonly onIndexed?: NonNullable<HouseOptions["onIndexed"]>;
}

export interface OpenHouse extends RunningHouse {
  /** While nobody is at the desk: the link that makes its owner. */
  readonly welcome: string | null;
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

async function openHeld(ask: ServeAsk, { out, ...opening }: Opening, hold: Hold): Promise<OpenHouse> {
  const { data, behindProxy, privateHooks, bake } = ask;
  const { press, close } = await openPress(ask, true);
  try {
    if (await openDemoPaper(press, demoFolder)) out.write("An empty newsroom: the demo paper is open.\n");
    const mailer = mailerOf(ask, opening.origin);
    const house = await startHouse({ press, data, behindProxy, privateHooks, bake, mailer, ...opening });
    if (mailer === null) opening.log.info("no mail server (--smtp): readers cannot sign in by mail");
    const secret = await inviteOwner(press);
    return {
      ...house,
      welcome: secret === null ? null : invitationAddress(opening.origin, secret),
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

function mailerOf({ smtp, mailFrom }: ServeAsk, origin: string): Mailer | null {
  if (smtp === null) return null;
  return openMailer({ smtp, from: mailFrom ?? `no-reply@${new URL(origin).hostname}` });
}
