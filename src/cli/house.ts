import type { Press } from "../newsroom/press.js";

/** Where a newsroom's data lies. */
export interface Place {
  readonly data: string;
  /** `postgres://…`; null for SQLite in the data folder. */
  readonly database: string | null;
}

export interface OpenPress {
  readonly press: Press;
  close(): Promise<void>;
}

export interface ServeAsk extends Place {
  readonly port: number;
  readonly host: string;
  readonly workers: number;
  /** The public base address, no slash at its end; null: as the host and port say. */
  readonly origin: string | null;
  /** Whether the address of the reader is the last one in X-Forwarded-For: only behind a proxy of one's own. */
  readonly behindProxy: boolean;
  /** Whether web hooks may lead into this network. */
  readonly privateHooks: boolean;
  /** The server readers' letters go through, `smtp://…`; null: no letters. */
  readonly smtp: string | null;
  /** The address letters come from. */
  readonly mailFrom: string | null;
  /** How long it says that it is about to stop before it takes no more requests, in milliseconds. */
  readonly notice: number;
  /** A folder that is kept full of ready pages, for another server to show; null: none. */
  readonly bake: string | null;
}

/** What the composition root lends the commands. */
export interface House {
  openPress(place: Place): Promise<OpenPress>;
  /** Serves until told to stop by a signal. */
  serve(ask: ServeAsk): Promise<void>;
  /** Where whoever started us is a program of ours: told how far the work has come. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Aborted when that program is gone. */
  readonly abandoned?: AbortSignal;
  readonly version: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}
