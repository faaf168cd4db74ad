import { sql } from "kysely";
import { expect, test } from "vitest";
import { saveStory } from "../../src/newsroom/save-story.js";
import { code, editor, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

onBoth("the public side's connection", (newPlace) => {
  for (const table of ["ledger", "story_state", "story_source", "meta", "backup_picture"])
    test(`cannot read ${table}, in whatever way it asks`, async () => {
      const { press } = await openEnglishNewsroom(await newPlace());
      await saveStory(press, editor, { code: code(7), revision: revision("A draft") });
      const { publicReader } = press.database;
      const tries = [
        `select * from ${table}`,
        `select count(*) from ${table}`,
        `select code from archive_story where exists (select 1 from ${table})`,
        `with own as (select * from ${table}) select * from own`,
      ];
      for (const one of tries)
        await expect(sql.raw(one).execute(publicReader), one).rejects.toThrow(
          /not authorized|prohibited|permission denied/,
        );
    });

  test("cannot write, nor give itself more rights", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const { publicReader, engine } = press.database;
    const tries = [
      "insert into archive_picture (id, code) values ('x', 1)",
      "update archive_edition set body = '{}'",
      "delete from archive_edition",
      "create table mine (id int)",
      "drop table archive_story",
    ];
    for (const one of tries) await expect(sql.raw(one).execute(publicReader), one).rejects.toThrow();
    const wayOut =
      engine === "sqlite" ? "attach database 'other.sqlite' as other" : "alter role dateline_public superuser";
    await expect(sql.raw(wayOut).execute(publicReader)).rejects.toThrow();
    expect(await publicReader.selectFrom("archive_edition").select("id").execute()).toEqual([{ id: "en" }]);
  });
});
