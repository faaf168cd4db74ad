import { type Kysely, sql } from "kysely";
import { picturesOf } from "../../domain/story/pictures-of.js";
import type { Revision } from "../../domain/story/revision.js";
import type { AllTables } from "../tables.js";

/** Which stories use a picture, and whom a note names: each looked up by an index instead of by reading words. */
export async function up(db: Kysely<AllTables>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db);
  await fillPictures(db);
  await fillMentions(db);
}

const tables = [
  "create table desk_picture (picture text not null, code bigint not null, primary key (picture, code))",
  "create index desk_picture_story on desk_picture (code)",
  `create table story_mention (
    person text not null, note text not null, code bigint not null, at bigint not null, seen_at bigint,
    primary key (person, note))`,
  "create index story_mention_unseen on story_mention (person, code) where seen_at is null",
];

const atOnce = 200;

/** Only stories whose words at the desk are not those that readers have can use a picture the archive does not know of. */
async function fillPictures(db: Kysely<AllTables>): Promise<void> {
  let after = 0;
  while (true) {
    const rows = await db
      .selectFrom("story_state")
      .innerJoin("ledger", "ledger.seq", "story_state.last_seq")
      .select(["story_state.code", "ledger.body"])
      .where("story_state.code", ">", after)
      .where((on) => on.or([on("standing", "<>", "published"), on("stage", "<>", "approved")]))
      .orderBy("story_state.code")
      .limit(atOnce)
      .execute();
    for (const { code, body } of rows) await fillStory(db, code, body);
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.code ?? after;
  }
}

async function fillStory(db: Kysely<AllTables>, code: number, body: string | null): Promise<void> {
  const words = JSON.parse(body ?? "null") as Revision | null;
  if (words === null || !Array.isArray(words.body)) return;
  const shown = await db.selectFrom("archive_picture").select("id").where("code", "=", code).execute();
  const known = new Set(shown.map(({ id }) => id));
  const fresh = [...new Set<string>(picturesOf(words).map(({ id }) => id))].filter((id) => !known.has(id));
  if (fresh.length > 0)
    await db
      .insertInto("desk_picture")
      .values(fresh.map((picture) => ({ picture, code })))
      .execute();
}

async function fillMentions(db: Kysely<AllTables>): Promise<void> {
  const notes = await db.selectFrom("story_note").selectAll().where("mentions", "<>", "[]").execute();
  for (const { id: note, code, at, mentions } of notes)
    for (const person of JSON.parse(mentions) as string[])
      await db
        .insertInto("story_mention")
        .values({ person: `person:${person}`, note, code, at, seen_at: null })
        .execute();
}
