import { join } from "node:path";
import { expect, test } from "vitest";
import { forgetReaders } from "../../src/comments/forget-readers.js";
import { createNetworkNames } from "../../src/comments/keys/network-names.js";
import type { Instant } from "../../src/kernel/ids.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { backup } from "../../src/newsroom/upkeep/backup.js";
import { rebuildArchive } from "../../src/newsroom/upkeep/rebuild-archive.js";
import { restoreBackup } from "../../src/newsroom/upkeep/restore-backup.js";
import { verify } from "../../src/newsroom/upkeep/verify.js";
import { code, editor, minute, openEnglishNewsroom, openNewsroom, revision } from "../setup/newsroom.js";
import { onBoth, temporaryFolder } from "../setup/places.js";
import { entered } from "./entered.js";

const day = 24 * 60 * minute;

onBoth("readers' words", (newPlace) => {
  test("are in the backup and come back from it; the archive made anew does not touch them", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(1), revision: revision("Ferry strike") });
    const first = await entered(press, "The quay was empty.");
    await entered(press, "It was not.", { to: first });
    await entered(press, "Waits.", { state: "waiting" });
    await rebuildArchive(press, () => undefined);
    const file = join(await temporaryFolder(), "paper.backup");
    await backup(press, file, () => undefined);
    const other = (await openNewsroom(await newPlace())).press;
    expect(await restoreBackup(other, file, () => undefined)).toMatchObject({ ok: true });
    for (const { database } of [press, other]) {
      const kept = await database.reader.selectFrom("comment").select(["words", "state"]).orderBy("id").execute();
      expect(kept.map(({ words }) => words)).toEqual(["The quay was empty.", "It was not.", "Waits."]);
      const shown = await database.publicReader.selectFrom("thread_comment").select("words").orderBy("id").execute();
      expect(shown.map(({ words }) => words)).toEqual(["The quay was empty.", "It was not."]);
    }
    expect(await verify(other, () => undefined)).toMatchObject({ findings: [] });
  });

  test("that are shown otherwise than they are kept are found by verify", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const first = await entered(press, "First.");
    const waiting = await entered(press, "Waits.", { state: "waiting" });
    const shown = await press.database.reader.selectFrom("thread_comment").selectAll().executeTakeFirstOrThrow();
    await press.database.transact(async ({ rows }) => {
      await rows.updateTable("thread_comment").set({ words: "Forged." }).where("id", "=", first).execute();
      await rows
        .insertInto("thread_comment")
        .values({ ...shown, id: waiting, root: waiting })
        .execute();
    });
    const { findings } = await verify(press, () => undefined);
    expect(findings.map(({ what }) => what).toSorted()).toEqual([
      `comment ${first} is approved and not shown as it is`,
      `comment ${waiting} is shown and not approved`,
      "the thread of story 1 miscounts what it shows",
    ]);
  });

  test("lose the network they came from when its day's key is thrown away", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    const { database } = press;
    const networkOf = createNetworkNames({ database, clock });
    const network = await networkOf("203.0.113.7");
    expect(await networkOf("203.0.113.7")).toBe(network);
    expect(await networkOf("203.0.113.8")).not.toBe(network);
    expect(network).not.toContain("203");
    await entered(press, "Words.", { network });
    await forgetReaders(database, clock.now());
    const networks = async () => (await database.reader.selectFrom("comment").select("network").execute())[0]?.network;
    expect(await networks()).toBe(network);
    clock.pass(2 * day);
    expect(await networkOf("203.0.113.7")).not.toBe(network);
    await forgetReaders(database, clock.now() as Instant);
    expect(await networks()).toBeNull();
    const keys = await database.reader.selectFrom("comment_key").select("name").execute();
    expect(keys.map(({ name }) => name)).toEqual(["network:2026-11-26"]);
  });
});
