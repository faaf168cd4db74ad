import type { Transactor } from "../database/handles.js";
import type { Section } from "../domain/section/section.js";
import { publicVersion } from "../domain/story/life.js";
import { canonicalJson } from "../kernel/canonical-json.js";
import type { EditionId, Slug, StoryCode } from "../kernel/ids.js";
import { err, ok, type Result } from "../kernel/result.js";
import { dropCopy } from "./copy/drop-copy.js";
import { append } from "./ledger/append.js";
import { sha256 } from "./ledger/entry.js";
import { readLife } from "./ledger/read-lives.js";
import type { Actor, Press } from "./press.js";
import { reprojectStory } from "./reproject-story.js";

/** What the entry of a redaction holds. */
export interface Redaction {
  /** The entries whose words went. */
  readonly entries: readonly number[];
  /**
   * The sections as they stood: a section is made by the first story that names it, and the words that did may be among
   * those that went. Left out by entries of earlier versions.
   */
  readonly sections?: readonly Section[];
}

/**
 * Removes a story's words from the ledger for good, by a court's or a privacy law's order; their hashes stay, so the
 * chain still verifies and says what is missing and by whose order. Of a published story only the earlier revisions go.
 */
export const redactStory = (
  press: Press,
  actor: Actor,
  ask: { code: StoryCode; order: string },
): Promise<Result<{ readonly entries: number }, string>> =>
  press.database.transact(async (tx) => {
    const order = ask.order.trim();
    if (order === "")
      return err("A redaction needs the order it follows: which court or authority, and its date or number.");
    const life = await readLife(tx.rows, ask.code);
    if (life === null) return err(`There is no story ${ask.code}.`);
    if (life.standing === "scheduled") return err("The story is scheduled: take it off the schedule first.");
    const kept = publicVersion(life);
    const keptHash = kept === null ? "" : sha256(canonicalJson(kept.revision));
    const subject = String(ask.code);
    const removed = await tx.rows
      .updateTable("ledger")
      .set({ body: null })
      .where("noun", "=", "story")
      .where("subject", "=", subject)
      .where("act", "!=", "redacted")
      .where("body", "is not", null)
      .where("body_hash", "!=", keptHash)
      .returning("seq")
      .execute();
    const entries = removed.map(({ seq }) => seq).sort((a, b) => a - b);
    const body: Redaction = { entries, sections: removed.length === 0 ? [] : await sectionsNow(tx) };
    const at = press.clock.now();
    const entry = { noun: "story", subject, act: "redacted", at, effective: null, actor, reason: order, body } as const;
    const [row] = await append(tx, [entry]);
    if (row !== undefined) await reprojectStory(tx, ask.code, row);
    await dropCopy(tx, ask.code);
    return ok({ entries: removed.length });
  });

async function sectionsNow(tx: Transactor): Promise<readonly Section[]> {
  const rows = await tx.rows
    .selectFrom("archive_section")
    .select(["edition", "slug", "name", "position"])
    .orderBy("edition")
    .orderBy("slug")
    .execute();
  return rows.map(({ edition, slug, ...rest }) => ({ edition: edition as EditionId, slug: slug as Slug, ...rest }));
}
