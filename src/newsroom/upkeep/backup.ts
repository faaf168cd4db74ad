import { mkdtemp, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Reader, Transactor } from "../../database/handles.js";
import { openDatabase } from "../../database/open-database.js";
import { sqliteFileName } from "../../database/sqlite/open-public-sqlite.js";
import type { LedgerTable } from "../../database/tables.js";
import { picturesOf } from "../../domain/story/pictures-of.js";
import type { Revision } from "../../domain/story/revision.js";
import type { PictureId } from "../../kernel/ids.js";
import type { Press } from "../press.js";
import { besideTheLedger, copyTable } from "./beside-the-ledger.js";
import { readLedger } from "./read-ledger.js";
import type { Progress } from "./rebuild-archive.js";

/**
 * Writes everything that cannot be made again into one file: the ledger, what stands beside it (people, working
 * copies, notes, the library), the settings and every original picture. The file is a SQLite database whichever engine it came from, so it can be put back into either.
 * It appears under its name only when it is whole and on the disk.
 */
export async function backup(
  press: Press,
  file: string,
  progress: Progress,
): Promise<{ entries: number; pictures: number }> {
  const target = resolve(file);
  const folder = await mkdtemp(join(dirname(target), ".dateline-backup-"));
  try {
    const copy = await openDatabase({ folder, url: null });
    const done = await press.database.snapshot((reader) =>
      copy.transact((tx) => copyAll({ press, reader, tx, progress })),
    );
    await copy.close();
    if ((await readdir(folder)).length !== 1) throw new Error("The copy is not in one file yet: nothing was written.");
    await settle(join(folder, sqliteFileName));
    await rename(join(folder, sqliteFileName), target);
    return done;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Copying {
  readonly press: Press;
  readonly reader: Reader;
  readonly tx: Transactor;
  readonly progress: Progress;
}

async function copyAll({ press, reader, tx, progress }: Copying): Promise<{ entries: number; pictures: number }> {
  const total =
    (
      await reader
        .selectFrom("ledger")
        .select((on) => on.fn.countAll<number>().as("n"))
        .executeTakeFirst()
    )?.n ?? 0;
  const pictures = new Set<PictureId>();
  let entries = 0;
  for await (const rows of readLedger(reader)) {
    await tx.rows
      .insertInto("ledger")
      .values([...rows])
      .execute();
    for (const row of rows) for (const id of picturesIn(row)) pictures.add(id);
    entries += rows.length;
    progress(entries, Number(total));
  }
  await copySmall(reader, tx);
  const library = await reader.selectFrom("library_picture").select("id").execute();
  for (const { id } of library) pictures.add(id as PictureId);
  for (const id of pictures) {
    const bytes = await press.pictures.original(id);
    if (bytes !== null) await tx.rows.insertInto("backup_picture").values({ id, bytes }).execute();
  }
  return { entries, pictures: pictures.size };
}

async function copySmall(reader: Reader, tx: Transactor): Promise<void> {
  for (const row of await reader.selectFrom("meta").selectAll().execute())
    await tx.rows
      .insertInto("meta")
      .values(row)
      .onConflict((at) => at.column("key").doUpdateSet({ value: row.value }))
      .execute();
  for (const table of besideTheLedger) await copyTable(reader, tx, table);
}

function picturesIn({ noun, act, body }: LedgerTable): readonly PictureId[] {
  if (noun !== "story" || act === "redacted" || body === null) return [];
  const revision = JSON.parse(body) as Revision | null;
  return revision === null ? [] : picturesOf(revision).map(({ id }) => id);
}

async function settle(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}
