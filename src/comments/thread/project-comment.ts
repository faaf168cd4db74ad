import type { Selectable } from "kysely";
import type { CommentTable, ThreadCommentTable } from "../../database/comment-tables.js";
import type { Transactor } from "../../database/handles.js";

type Row = Selectable<CommentTable>;

/**
 * Writes what the public may see of a comment: its words when it is approved; its place alone when it is not and others
 * answered it; else nothing. Also those above it, whose place it needs. In the transaction of whatever changed.
 */
export async function projectComment(tx: Transactor, id: number): Promise<void> {
  const row = await readComment(tx, id);
  if (row === null) return;
  const before = await readShown(tx, id);
  const shown = row.state === "approved";
  if (shown || (before !== null && (await isAnswered(tx, id)))) {
    if (before === null) await keepPlacesAbove(tx, row);
    await show(tx, row, before);
  } else if (before !== null) await takeOut(tx, row, before);
}

async function show(tx: Transactor, row: Row, before: ThreadCommentTable | null): Promise<void> {
  const after = shownRow(row, before?.replies ?? 0);
  if (before === null) {
    await tx.rows.insertInto("thread_comment").values(after).execute();
    await countUnder(tx, row, 1);
  } else await tx.rows.updateTable("thread_comment").set(after).where("id", "=", row.id).execute();
  await countShown(tx, row.code, Number(after.gone === null) - Number(before !== null && before.gone === null));
}

async function takeOut(tx: Transactor, row: Row, before: ThreadCommentTable): Promise<void> {
  await tx.rows.deleteFrom("thread_comment").where("id", "=", row.id).execute();
  await countUnder(tx, row, -1);
  if (before.gone === null) await countShown(tx, row.code, -1);
  // A place kept for this answer alone is kept no longer.
  if (row.parent !== null && (await readShown(tx, row.parent))?.gone !== null) await projectComment(tx, row.parent);
}

/** The rows of those a comment answers, up to the first that is there; the highest first. */
async function keepPlacesAbove(tx: Transactor, { parent }: Row): Promise<void> {
  const missing: Row[] = [];
  for (let above = parent; above !== null; ) {
    if ((await readShown(tx, above)) !== null) break;
    const row = await readComment(tx, above);
    if (row === null) break;
    missing.unshift(row);
    above = row.parent;
  }
  for (const row of missing) await show(tx, row, null);
}

function shownRow(row: Row, replies: number): ThreadCommentTable {
  const { id, code, root, branch, parent, respects, edited_at, state } = row;
  const place = { id, code, root, branch, parent, replies };
  if (state !== "approved")
    return {
      ...{ ...place, author: null, name: "", words: "", edited_at: null, respects: 0, picked: 0, badge: null },
      gone: state,
    };
  const { reader, name, words, picked, badge } = row;
  return { ...place, author: reader, name, words, edited_at, respects, picked, badge, gone: null };
}

async function countUnder(tx: Transactor, { id, root, branch }: Row, by: number): Promise<void> {
  const above = [root, branch].filter((one) => one !== id && one !== 0);
  if (above.length === 0) return;
  await tx.rows
    .updateTable("thread_comment")
    .set((at) => ({ replies: at("replies", "+", by) }))
    .where("id", "in", above)
    .execute();
}

async function countShown(tx: Transactor, code: number, by: number): Promise<void> {
  if (by === 0) return;
  const newest = await tx.rows
    .selectFrom("thread_comment")
    .select((on) => on.fn.max("id").as("id"))
    .where("code", "=", code)
    .where("gone", "is", null)
    .executeTakeFirst();
  await tx.rows
    .insertInto("thread_story")
    .values({ code, shown: by, newest: newest?.id ?? null })
    .onConflict((at) =>
      at.column("code").doUpdateSet((on) => ({
        shown: on("thread_story.shown", "+", by),
        newest: newest?.id ?? null,
      })),
    )
    .execute();
}

const readComment = async (tx: Transactor, id: number): Promise<Row | null> =>
  (await tx.rows.selectFrom("comment").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;

const readShown = async (tx: Transactor, id: number): Promise<ThreadCommentTable | null> =>
  (await tx.rows.selectFrom("thread_comment").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;

async function isAnswered(tx: Transactor, id: number): Promise<boolean> {
  const row = await tx.rows
    .selectFrom("thread_comment")
    .select("id")
    .where("parent", "=", id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
