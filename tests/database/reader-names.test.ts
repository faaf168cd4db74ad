import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { isTakenForOther } from "../../src/comments/readers/names-taken.js";
import { up } from "../../src/database/migrations/0009-reader-names.js";
import type { AllTables } from "../../src/database/tables.js";
import { entered } from "../comments/entered.js";
import { en, openEnglishNewsroom } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

onBoth("readers who were here before names were compared", (newPlace) => {
  test("are known by their names once the tables are brought up, however many they are", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const { database } = press;
    const many = Array.from({ length: 1500 }, (_, at) => ({ id: `r${at}`, name: `Reader Zoë ${at}` }));
    await database.transact(async ({ rows }) => {
      const nobody = { email: null, made_at: 0, approved: 0, refused: 0 };
      for (let at = 0; at < many.length; at += 500)
        await rows
          .insertInto("reader")
          .values(many.slice(at, at + 500).map((one) => ({ ...one, ...nobody })))
          .execute();
      await sql`drop index reader_name_key`.execute(rows);
      await sql`alter table reader drop column name_key`.execute(rows);
      await up(rows as unknown as Kysely<AllTables>);
    });
    for (const reader of ["r0", "r1499"]) await entered(press, "Words.", { reader });
    const isTaken = (name: string) => isTakenForOther(database.reader, name, { edition: en, byline: null });
    expect(await Promise.all(["reader zoe 0", "READER ZOE 1499", "Reader Zoë 7"].map(isTaken))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
