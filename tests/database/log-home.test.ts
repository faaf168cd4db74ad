import { stat } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.js";
import { sqliteFileName } from "../../src/database/sqlite/open-public-sqlite.js";
import { newPlace } from "../setup/places.js";

test("while a house serves, its log is brought home beside it, and is begun anew rather than grow for ever", async () => {
  const { data } = await newPlace("sqlite");
  const database = await openDatabase({ folder: data, url: null, serving: true });
  const file = join(data, sqliteFileName);
  const other = new DatabaseSync(file, { readOnly: true });
  // A connection that asks for no log to be brought home only tells how it stands.
  const standing = other.prepare("pragma wal_checkpoint(noop)");
  const write = () =>
    database.transact(({ rows }) =>
      rows
        .insertInto("meta")
        .values(Array.from({ length: 40 }, (_, at) => ({ key: `filler ${counted}-${at}`, value: "x".repeat(40_000) })))
        .execute(),
    );
  let counted = 0;
  for (; counted < 12; counted += 1) await write();
  const before = (await stat(`${file}-wal`)).size;
  await expect
    .poll(
      () => {
        const { log, checkpointed } = standing.get() as { log: number; checkpointed: number };
        return log - checkpointed;
      },
      { timeout: 30_000 },
    )
    .toBeLessThan(2000);
  for (; counted < 24; counted += 1) await write();
  expect((await stat(`${file}-wal`)).size).toBeLessThan(before * 1.5);
  other.close();
  await database.close();
  await expect(stat(`${file}-wal`)).rejects.toThrow("ENOENT");
});
