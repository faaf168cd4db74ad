import type { Transactor } from "../../database/handles.js";
import { nextChange } from "./next-change.js";

/** The fact that every page of a story's thread reads. */
export const threadTag = (code: number): string => `thread:${code}`;
/** The fact that every page reads that shows who may comment in an edition. */
export const rulesTag = (edition: string): string => `comment-rules:${edition}`;

/** Tells the page caches of all processes what changed of threads. One row a fact, however often it changes. */
export async function noteChange(tx: Transactor, tags: readonly string[]): Promise<void> {
  for (const tag of new Set(tags)) {
    const seq = await nextChange(tx.rows);
    await tx.rows
      .insertInto("thread_change")
      .values({ tag, seq })
      .onConflict((at) => at.column("tag").doUpdateSet({ seq }))
      .execute();
  }
}
