import * as Y from "yjs";
import type { Reader, Transactor } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";
import { newDocument } from "./new-document.js";

/** A story's working copy as it is kept: all that was typed, and the words of the ledger it last agreed with. */
export interface KeptCopy {
  readonly document: Y.Doc;
  /** Another one for a copy begun anew. */
  readonly name: string;
  /** The hash of the ledger's words when copy and ledger were last brought together. */
  readonly agreed: string;
  /** The last change it holds; 0 for none since the beginning. */
  readonly place: number;
  /** Who typed since then, in order, each once. */
  readonly typists: readonly string[];
}

/** Reads a copy with every change that was kept; null for a story nobody has opened at the desk. */
export async function readKeptCopy(rows: Reader, code: StoryCode): Promise<KeptCopy | null> {
  const base = await rows.selectFrom("copy_base").selectAll().where("code", "=", code).executeTakeFirst();
  if (base === undefined) return null;
  const updates = await rows
    .selectFrom("copy_update")
    .select(["bytes", "place", "actor"])
    .where("code", "=", code)
    .where("place", ">", base.place)
    .orderBy("place")
    .execute();
  const document = newDocument();
  for (const { bytes } of [base, ...updates]) Y.applyUpdate(document, new Uint8Array(bytes));
  const typists = [...new Set(updates.map(({ actor }) => actor))];
  return { document, name: base.name, agreed: base.agreed, place: updates.at(-1)?.place ?? base.place, typists };
}

/** Keeps changes in the order they came; on commit they are durable. */
export async function keepUpdates(
  tx: Transactor,
  updates: readonly { readonly code: StoryCode; readonly actor: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  for (const { code, actor, bytes } of updates) {
    const last = await tx.rows
      .selectFrom("copy_update")
      .select((on) => on.fn.max("place").as("place"))
      .where("code", "=", code)
      .executeTakeFirst();
    const base = await tx.rows.selectFrom("copy_base").select("place").where("code", "=", code).executeTakeFirst();
    const place = Math.max(Number(last?.place ?? 0), Number(base?.place ?? 0)) + 1;
    await tx.rows.insertInto("copy_update").values({ code, place, actor, bytes }).execute();
  }
}

/** Writes a copy down as one piece that agrees with words of the ledger; the single changes it holds are no longer needed. */
export async function settleCopy(
  tx: Transactor,
  code: StoryCode,
  { document, name, place, agreed }: Pick<KeptCopy, "document" | "name" | "place" | "agreed">,
): Promise<void> {
  const bytes = Y.encodeStateAsUpdate(document);
  await tx.rows
    .insertInto("copy_base")
    .values({ code, name, agreed, bytes, place })
    .onConflict((at) => at.column("code").doUpdateSet({ agreed, bytes, place }))
    .execute();
  await tx.rows.deleteFrom("copy_update").where("code", "=", code).where("place", "<=", place).execute();
}
