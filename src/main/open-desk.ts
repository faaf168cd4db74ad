import { openCopyDesk } from "../api/copy/open-copy-desk.js";
import type { DeskHouse } from "../api/desk/desk-house.js";
import { startDeskPulse } from "../api/desk/desk-pulse.js";
import { saveLeftCopies } from "../newsroom/copy/save-left-copies.js";
import { openAccounts } from "../newsroom/people/open-accounts.js";
import type { Press } from "../newsroom/press.js";
import type { SearchIndex } from "../search/search-index.js";

interface DeskOptions {
  readonly press: Press;
  readonly index: SearchIndex;
  readonly origin: string;
  readonly privateHooks: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Opens the desk: its people, the copies they type in, and the pulse by which open pages hear of each other. */
export async function openDesk({ press, index, origin, privateHooks, onTrouble }: DeskOptions): Promise<DeskHouse> {
  await saveLeftCopies(press);
  const origins = origin.startsWith("http://localhost") ? [origin, origin.replace("localhost", "127.0.0.1")] : [origin];
  const accounts = await openAccounts(press, { origin, origins });
  const copyDesk = openCopyDesk({ press, accounts, origins, onTrouble });
  return { press, accounts, copyDesk, pulse: startDeskPulse(press, onTrouble), index, origin, origins, privateHooks };
}

/** Lets go of everyone at the desk; what they typed is entered. */
export async function closeDesk({ copyDesk, pulse }: DeskHouse): Promise<void> {
  pulse.stop();
  await copyDesk.close();
}
