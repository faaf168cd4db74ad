import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../database/handles.js";
import { openDatabase } from "../../database/open-database.js";
import { sqliteFileName } from "../../database/sqlite/open-public-sqlite.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { readHead } from "../ledger/append.js";
import type { Press } from "../press.js";
import { besideTheLedger, copyTable } from "./beside-the-ledger.js";
import { checkChain } from "./check-chain.js";
import { readLedger } from "./read-ledger.js";
import type { Progress } from "./rebuild-archive.js";
import { replay } from "./replay.js";

/** Puts a backup into an empty newsroom: its ledger is verified first, its archive projected, its pictures taken. */
export async function restoreBackup(
  press: Press,
  file: string,
  progress: Progress,
): Promise<Result<{ entries: number }, string>> {
  if ((await readHead(press.database.reader)).seq > 0)
    return err("This newsroom is not empty: a backup is put into an empty one.");
  const folder = await mkdtemp(join(tmpdir(), "dateline-restore-"));
  try {
    await copyFile(file, join(folder, sqliteFileName));
    const copy = await openDatabase({ folder, url: null });
    try {
      return await putBack(press, copy, progress);
    } finally {
      await copy.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function putBack(press: Press, copy: Database, progress: Progress): Promise<Result<{ entries: number }, string>> {
  const { findings, entries } = await checkChain(copy.reader, () => {});
  const first = findings[0];
  if (first !== undefined) return err(`The backup is damaged: ${first.where}: ${first.what}.`);
  for await (const bytes of pictures(copy)) {
    const taken = await press.pictures.take(bytes);
    if (!taken.ok) return err(`The backup holds a picture that cannot be taken: ${taken.error.reason}`);
  }
  await press.database.transact(async (tx) => {
    let done = 0;
    for await (const rows of readLedger(copy.reader)) {
      await tx.rows
        .insertInto("ledger")
        .values([...rows])
        .execute();
      await replay(copy.reader, tx, rows);
      done += rows.length;
      progress(done, entries);
    }
    for (const row of await copy.reader.selectFrom("meta").selectAll().execute())
      await tx.rows
        .insertInto("meta")
        .values(row)
        .onConflict((at) => at.column("key").doUpdateSet({ value: row.value }))
        .execute();
    for (const table of besideTheLedger) await copyTable(copy.reader, tx, table);
  });
  return ok({ entries });
}

async function* pictures(copy: Database): AsyncGenerator<Uint8Array> {
  let after = "";
  while (true) {
    const row = await copy.reader
      .selectFrom("backup_picture")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row.bytes;
    after = row.id;
  }
}
