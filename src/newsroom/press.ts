import type { Database } from "../database/handles.js";
import type { Clock } from "../kernel/clock.js";
import type { PictureStore } from "../media/picture-store.js";

/** What the newsroom's verbs work with. */
export interface Press {
  readonly database: Database;
  readonly pictures: PictureStore;
  readonly clock: Clock;
}

/** Who acts, as the ledger writes it down: `person:name`, `token:name`, `wire:ninjs`, `clock`. */
export type Actor = `person:${string}` | `token:${string}` | `wire:${string}` | "clock";
