import type { IncomingMessage } from "node:http";
import type { PublicReader } from "../database/handles.js";
import type { SearchIndex } from "../search/search-index.js";
import type { DeskHouse } from "./desk/desk-house.js";

export interface ApiOptions {
  readonly rows: PublicReader;
  readonly index: SearchIndex;
  readonly origin: string;
  readonly headers: readonly string[];
  readonly desk: DeskHouse;
  /** What a limit counts a request by: whose household it comes from. */
  readonly clientOf: (request: IncomingMessage) => string;
  readonly onTrouble: (error: unknown) => void;
}
