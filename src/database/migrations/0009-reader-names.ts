import { type Kysely, sql } from "kysely";
import { nameKey } from "../../language/names/name-key.js";
import type { AllTables } from "../tables.js";

const atOnce = 1000;

/** Each reader's name in the form it is compared in, so that no guest goes by it. */
export async function up(db: Kysely<AllTables>): Promise<void> {
  await sql.raw("alter table reader add column name_key text").execute(db);
  for (let after = ""; ; ) {
    const readers = await db
      .selectFrom("reader")
      .select(["id", "name"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(atOnce)
      .execute();
    for (const { id, name } of readers)
      await db
        .updateTable("reader")
        .set({ name_key: nameKey(name) })
        .where("id", "=", id)
        .execute();
    if (readers.length < atOnce) break;
    after = readers.at(-1)?.id ?? "";
  }
  await sql.raw("create index reader_name_key on reader (name_key)").execute(db);
}
