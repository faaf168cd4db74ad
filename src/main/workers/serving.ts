import type { Logger } from "pino";

/** What every part of the house serves with. */
export interface Serving {
  readonly origin: string;
  readonly log: Logger;
  readonly out: NodeJS.WritableStream;
}
