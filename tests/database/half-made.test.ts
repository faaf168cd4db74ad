import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { sqliteFileName } from "../../src/database/sqlite/open-public-sqlite.js";
import { openSqlite } from "../../src/database/sqlite/open-sqlite.js";
import { newPlace } from "../setup/places.js";

test("tables that could not all be made are made from the first the next time: a start cut short leaves none behind", async () => {
  const { data } = await newPlace("sqlite");
  const file = new DatabaseSync(join(data, sqliteFileName));
  // The last table of a migration is there already, so that it fails when all its others are made.
  file.exec("create table thread_change (id text)");
  await expect(openSqlite(data)).rejects.toThrow("table thread_change already exists");
  const tables = file.prepare("select name from sqlite_master where name in ('ledger', 'comment')").all();
  expect(tables).toEqual([]);
  file.exec("drop table thread_change");
  file.close();
  await (await openSqlite(data)).close();
});
