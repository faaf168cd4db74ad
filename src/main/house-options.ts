import type { Logger } from "pino";
import type { Reindex } from "../jobs/follow-search.js";
import type { Mailer } from "../mail/mailer.js";
import type { Press } from "../newsroom/press.js";
import type { IndexChange } from "../site/routes/kept-findings.js";
import type { ListenAt, Listening } from "./http-server.js";

export interface HouseOptions {
  readonly press: Press;
  /** Where the search index lies. */
  readonly data: string;
  /** Makes that index anew when too much came since, or where there is none. */
  readonly reindex: Reindex;
  readonly at: ListenAt;
  readonly origin: string;
  readonly behindProxy: boolean;
  /** Whether web hooks may lead into this network. */
  readonly privateHooks?: boolean;
  /** Sends letters to readers; null or left out: nobody signs in by mail. */
  readonly mailer?: Mailer | null;
  readonly log: Logger;
  readonly onDrop?: (addresses: readonly string[]) => void;
  /** A folder that is kept full of ready pages, for another server to show; null or left out: none. */
  readonly bake?: string | null;
  /** Told when readers are answered; the desk, the API, the search and the jobs are still being opened, and who asks waits. */
  readonly onListening?: (listening: Listening) => void;
  /** Told when the index has taken stories in; null for more than can be named. */
  readonly onIndexed?: (change: IndexChange | null) => void;
}
