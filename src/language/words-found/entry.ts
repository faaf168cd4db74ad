import type { Affixes } from "./endings.js";
import type { Run } from "./readings.js";

/** One line of a word list, ready to be looked for. */
export interface Entry {
  /** As it is written in the list. */
  readonly written: string;
  readonly line: number;
  readonly runs: readonly Run[];
  readonly letters: number;
  readonly affixes: Affixes;
}
