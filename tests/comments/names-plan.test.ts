import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type KyselyPlugin, SqliteQueryCompiler } from "kysely";
import { expect, test } from "vitest";
import { isTakenForOther } from "../../src/comments/readers/names-taken.js";
import { sqliteFileName } from "../../src/database/sqlite/open-public-sqlite.js";
import { nameKey } from "../../src/language/names/name-key.js";
import { en, openEnglishNewsroom } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

test("whether a guest's name is a reader's is asked without walking through everyone's comments", async () => {
  const place = await newPlace("sqlite");
  const { press } = await openEnglishNewsroom(place);
  const bo = { id: "bo", name: "Bo", name_key: nameKey("Bo"), email: "bo@readers.example", made_at: 0 };
  await press.database.transact(({ rows }) =>
    rows
      .insertInto("reader")
      .values({ ...bo, erased_at: null, person: null, approved: 1, refused: 0 })
      .execute(),
  );
  const asked: string[] = [];
  const hearing: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      asked.push(new SqliteQueryCompiler().compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await isTakenForOther(press.database.reader.withPlugin(hearing), "Bo", { edition: en, byline: null });
  const file = new DatabaseSync(join(place.data, sqliteFileName), { readOnly: true });
  const steps = asked.flatMap((sql) =>
    file
      .prepare(`explain query plan ${sql}`)
      .all(...Array.from({ length: sql.split("?").length - 1 }, () => "1"))
      .map(({ detail }) => String(detail)),
  );
  file.close();
  expect(steps.filter((step) => / comment /.test(`${step} `))).toEqual([
    "SEARCH comment USING INDEX comment_reader (reader=?)",
  ]);
});
