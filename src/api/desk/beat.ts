import type { LedgerTable } from "../../database/tables.js";

/** Something happened that an open list or story may show; what exactly, the desk asks for itself. */
export interface Beat {
  readonly noun: LedgerTable["noun"] | "note" | "mention" | "person" | "comment";
  readonly subject: string;
  readonly act: string;
  readonly actor: string;
}
