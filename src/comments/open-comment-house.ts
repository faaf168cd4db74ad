import type { Database } from "../database/handles.js";
import type { Clock } from "../kernel/clock.js";
import type { CommentHouse } from "./comment-house.js";
import { createNetworkNames } from "./keys/network-names.js";
import { createJudge, type JudgeOptions } from "./pipeline/judge.js";
import type { Phase } from "./pipeline/phase.js";
import { enterTogether } from "./writing/enter-together.js";

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly phases: readonly Phase[];
  readonly judging?: JudgeOptions;
}

/** The room of the readers' comments, ready for its verbs. */
export const openCommentHouse = ({ database, clock, phases, judging }: Parts): CommentHouse => ({
  database,
  clock,
  judge: createJudge(database.reader, phases, judging),
  networkOf: createNetworkNames({ database, clock }),
  enter: enterTogether(database),
});
