import type { Database } from "../database/handles.js";
import type { Clock } from "../kernel/clock.js";
import type { NetworkNames } from "./keys/network-names.js";
import type { Judge } from "./pipeline/judge.js";
import type { EnterTogether } from "./writing/enter-together.js";

/** What the room's verbs work with. */
export interface CommentHouse {
  readonly database: Database;
  readonly clock: Clock;
  /** The moderation phases, ready to be asked. */
  readonly judge: Judge;
  readonly networkOf: NetworkNames;
  /** Keeps comments, those that come at once in one transaction. */
  readonly enter: EnterTogether;
}
