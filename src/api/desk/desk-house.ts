import type { DeskDoor } from "../../contract/desk-paths.js";
import type { DeskAnswer, DeskBody, DeskQuery } from "../../contract/desk-shapes.js";
import type { Transactor } from "../../database/handles.js";
import type { Instant } from "../../kernel/ids.js";
import type { Result } from "../../kernel/result.js";
import type { Asker } from "../../newsroom/desk/asker.js";
import type { DeskRefusal } from "../../newsroom/desk/refusal.js";
import type { Accounts, SignedIn } from "../../newsroom/people/open-accounts.js";
import type { Press } from "../../newsroom/press.js";
import type { SearchIndex } from "../../search/search-index.js";
import type { CopyDesk } from "../copy/open-copy-desk.js";
import type { DeskPulse } from "./desk-pulse.js";

/** What the desk's doors work with. */
export interface DeskHouse {
  readonly press: Press;
  readonly accounts: Accounts;
  readonly copyDesk: CopyDesk;
  readonly pulse: DeskPulse;
  readonly index: SearchIndex;
  /** Whether web hooks may lead into this network. */
  readonly privateHooks: boolean;
  readonly origin: string;
  /** The addresses our own pages may have. */
  readonly origins: readonly string[];
}

/** A request to one of the doors, read and found in order. */
export interface DeskCall<Door extends DeskDoor> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: DeskQuery<Door>;
  readonly body: DeskBody<Door>;
  readonly asker: Asker;
  /** Null for a program with a token. */
  readonly signedIn: SignedIn | null;
  readonly at: Instant;
  /** What the request says it saw: its If-Match. */
  readonly seen: string;
}

export type DeskReply<Door extends DeskDoor> = Result<DeskAnswer<Door>, DeskRefusal>;

/** A door that only looks. */
export interface LookingDoor<Door extends DeskDoor> {
  readonly looks: (house: DeskHouse, call: DeskCall<Door>) => Promise<DeskReply<Door>>;
}

/** A door that changes something, within one transaction; `afterwards` hears what must be done once it is committed. */
export interface ChangingDoor<Door extends DeskDoor> {
  readonly changes: (
    tx: Transactor,
    house: DeskHouse,
    call: DeskCall<Door> & { readonly afterwards: (work: () => unknown) => void },
  ) => Promise<DeskReply<Door>>;
}

export type DeskDoors = { readonly [Door in DeskDoor]: LookingDoor<Door> | ChangingDoor<Door> };
