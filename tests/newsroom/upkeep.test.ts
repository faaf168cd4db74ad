import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { Place } from "../../src/cli/house.js";
import type { Slug } from "../../src/kernel/ids.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { redactStory } from "../../src/newsroom/redact-story.js";
import { backup } from "../../src/newsroom/upkeep/backup.js";
import { rebuildArchive } from "../../src/newsroom/upkeep/rebuild-archive.js";
import { restoreBackup } from "../../src/newsroom/upkeep/restore-backup.js";
import { verify } from "../../src/newsroom/upkeep/verify.js";
import { code, editor, type OpenNewsroom, openEnglishNewsroom, openNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { wholeArchive } from "../setup/public-view.js";

const silent = (): void => undefined;

/** A newsroom in which this and that has happened, one story with a picture. */
async function livedIn(place: Place): Promise<OpenNewsroom> {
  const newsroom = await openEnglishNewsroom(place);
  const { press } = newsroom;
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#346" } })
    .png()
    .toBuffer();
  const taken = await press.pictures.take(bytes);
  if (!taken.ok) throw new Error(taken.error.reason);
  const picture = { id: taken.value.id, width: 40, height: 30, alt: "Blue", caption: null, credit: null };
  await publishStory(press, editor, { code: code(1), revision: revision("Forty ships wait", { picture }) });
  await correctStory(press, editor, {
    code: code(1),
    note: "Fourteen.",
    revision: revision("Fourteen ships wait", { picture }),
  });
  await publishStory(press, editor, {
    code: code(2),
    revision: revision("Harbour reopens", { topics: [{ slug: "harbour" as never, name: "Harbour" }] }),
  });
  await killStory(press, editor, { code: code(2), reason: "Wrong." });
  await publishStory(press, editor, { code: code(3), revision: revision("A quiet day", { translationOf: code(1) }) });
  return newsroom;
}

onBoth("upkeep", (newPlace) => {
  test("an untouched newsroom is found sound", async () => {
    const { press } = await livedIn(await newPlace());
    expect(await verify(press, silent)).toMatchObject({ findings: [], pictures: 1, stories: 3 });
  });

  const damages: readonly (readonly [string, (newsroom: OpenNewsroom, place: Place) => Promise<unknown>, RegExp])[] = [
    [
      "one flipped letter in a past revision",
      ({ press }) =>
        write(
          press,
          sql`update ledger set body = replace(body, 'Forty ships', 'Fourty ships') where subject = '1' and act = 'published'`,
        ),
      /entry \d+.*story 1|story 1.*entry/i,
    ],
    [
      "a changed reason",
      ({ press }) => write(press, sql`update ledger set reason = 'Right.' where act = 'killed'`),
      /entry \d+/i,
    ],
    [
      "a changed moment",
      ({ press }) => write(press, sql`update ledger set at = at + 1 where act = 'killed'`),
      /entry \d+/i,
    ],
    ["a missing entry", ({ press }) => write(press, sql`delete from ledger where act = 'corrected'`), /entry|missing/i],
    [
      "a last entry that was cut off",
      ({ press }) => write(press, sql`delete from ledger where seq = (select max(seq) from ledger)`),
      /entry|missing|head/i,
    ],
    [
      "an altered archive row",
      ({ press }) => write(press, sql`update archive_story set headline = 'Sixty ships' where code = 1`),
      /archive_story/,
    ],
    [
      "a missing archive row",
      ({ press }) => write(press, sql`delete from archive_story where code = 3`),
      /archive_story/,
    ],
    [
      "an archive row too many",
      ({ press }) => write(press, sql`insert into archive_picture (id, code) values ('x', 9)`),
      /archive_picture/,
    ],
    ["a missing picture", (_newsroom, place) => overPicture(place, (file) => rm(file)), /missing/i],
    [
      "an altered picture",
      (_newsroom, place) => overPicture(place, async (file) => writeFile(file, flipped(await readFile(file)))),
      /bytes of its original are not those/,
    ],
  ];
  for (const [what, damage, named] of damages)
    test(`${what} is found and named`, async () => {
      const place = await newPlace();
      const newsroom = await livedIn(place);
      await damage(newsroom, place);
      const { findings } = await verify(newsroom.press, silent);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.map((finding) => `${finding.where}: ${finding.what}`).join("\n")).toMatch(named);
    });

  test("a section stays where it stands when the words that made it are redacted, also in an archive made anew", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    for (const [number, section] of [
      [1, "Courts"],
      [2, "World"],
    ] as const)
      await publishStory(press, editor, {
        code: code(number),
        revision: revision("Said", { section: section.toLowerCase() as Slug, sectionName: section }),
      });
    await killStory(press, editor, { code: code(1), reason: "Wrong." });
    await redactStory(press, editor, { code: code(1), order: "Court, 1 December" });
    const before = await wholeArchive(press);
    expect(before).toContain("Courts");
    expect((await verify(press, silent)).findings).toEqual([]);
    await rebuildArchive(press, silent);
    expect(await wholeArchive(press)).toBe(before);
  });

  test("a redacted ledger still verifies", async () => {
    const { press } = await livedIn(await newPlace());
    await redactStory(press, editor, { code: code(1), order: "Court, 1 December" });
    expect((await verify(press, silent)).findings).toEqual([]);
  });

  test("the archive is rebuilt from the ledger row for row, whatever had become of it", async () => {
    const { press } = await livedIn(await newPlace());
    const before = await wholeArchive(press);
    await write(press, sql`update archive_story set headline = 'Sixty ships'`);
    await write(press, sql`delete from archive_body`);
    expect(await wholeArchive(press)).not.toBe(before);
    await rebuildArchive(press, silent);
    expect(await wholeArchive(press)).toBe(before);
  });

  test("a backup restored elsewhere is the same newsroom, pictures and all", async () => {
    const { press } = await livedIn(await newPlace());
    const file = join((await newPlace()).data, "copy.dateline");
    await backup(press, file, silent);
    const place = await newPlace();
    const { press: other } = await openNewsroom(place);
    const restored = await restoreBackup(other, file, silent);
    expect(restored).toMatchObject({ ok: true });
    expect(await wholeArchive(other)).toBe(await wholeArchive(press));
    expect(await verify(other, silent)).toMatchObject({ findings: [], pictures: 1 });
  });
});

const write = (press: OpenNewsroom["press"], statement: ReturnType<typeof sql>): Promise<unknown> =>
  press.database.transact((tx) => statement.execute(tx.rows));

async function overPicture({ data }: Place, work: (file: string) => Promise<void>): Promise<void> {
  const files = await readdir(join(data, "pictures"), { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) await work(join(file.parentPath, file.name));
}

function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  return bytes;
}
