import type { Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { rewriteCopy } from "../copy/align-copy.js";
import { saveCopy } from "../copy/save-copy.js";
import type { Asker } from "./asker.js";
import { revisionAt } from "./history.js";
import { openAtDesk } from "./open-at-desk.js";
import { type DeskRefusal, refuse } from "./refusal.js";

export interface BringBackAsk {
  readonly asker: Asker;
  readonly at: Instant;
  readonly code: StoryCode;
  /** The ledger entry whose words are wanted. */
  readonly seq: number;
  /** The etag of the story as it was seen. */
  readonly seen: string;
}

/**
 * Makes the copy say what an earlier revision said. What it said until now is entered first, so that this can be undone
 * as well. Answers the change that open editors must be told.
 */
export async function bringBack(
  tx: Transactor,
  { asker, at, code, seq, seen }: BringBackAsk,
): Promise<Result<{ readonly update: Uint8Array }, DeskRefusal>> {
  const story = await openAtDesk(tx, { asker, at, code });
  if (story === null) return refuse("missing", because("no-story", { code }));
  if (story.readOnly !== null) return refuse("forbidden", story.readOnly);
  if (seen !== story.etag) return refuse("moved-on", because("changed-since"));
  const wanted = await revisionAt(tx.rows, code, seq);
  if (wanted === null) return refuse("missing", because("no-words"));
  const saved = (await saveCopy(tx, { actor: asker.actor, at }, { code })) ?? story;
  const update = await rewriteCopy(tx, { actor: asker.actor, code, copy: saved.copy }, wanted);
  return ok({ update });
}
