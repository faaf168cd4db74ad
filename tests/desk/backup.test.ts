import { join } from "node:path";
import { expect, test } from "vitest";
import { readKeptCopy } from "../../src/newsroom/copy/keep-copy.js";
import { backup } from "../../src/newsroom/upkeep/backup.js";
import { restoreBackup } from "../../src/newsroom/upkeep/restore-backup.js";
import { verify } from "../../src/newsroom/upkeep/verify.js";
import { openDeskHouse } from "../setup/desk.js";
import { code, openNewsroom } from "../setup/newsroom.js";
import { onBoth, temporaryFolder } from "../setup/places.js";
import { publishedBy } from "./written.js";

onBoth("a backup", (newPlace) => {
  test("brings back the people, their notes and the words they had not finished", async () => {
    const desk = await openDeskHouse(await newPlace());
    const story = await publishedBy(desk.owner, "Kept");
    await desk.owner.call("leaveNote", { params: { code: story }, body: { text: "Ask the harbour master." } });
    const file = join(await temporaryFolder(), "paper.backup");
    await backup(desk.press, file, () => undefined);
    const { press } = await openNewsroom(await newPlace());
    expect(await restoreBackup(press, file, () => undefined)).toMatchObject({ ok: true });
    const { reader } = press.database;
    expect(await reader.selectFrom("person").select(["id", "roles"]).execute()).toEqual([
      { id: "owner", roles: "chief,administrator" },
    ]);
    expect((await reader.selectFrom("person_account").select("password").executeTakeFirst())?.password).toMatch(
      /.{20}/,
    );
    expect((await reader.selectFrom("story_note").select("text").executeTakeFirst())?.text).toBe(
      "Ask the harbour master.",
    );
    expect((await readKeptCopy(reader, code(story)))?.document.getText("headline").toString()).toBe("Kept");
    expect(await reader.selectFrom("person_session").select("id").execute()).toEqual([]);
    expect(await verify(press, () => undefined)).toMatchObject({ findings: [] });
  });
});
