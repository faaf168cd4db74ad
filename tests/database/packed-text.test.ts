import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { sqliteFileName } from "../../src/database/sqlite/open-public-sqlite.js";
import { usesOf } from "../../src/newsroom/library/uses-of.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { verify } from "../../src/newsroom/upkeep/verify.js";
import { code, editor, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { newPlace, onBoth } from "../setup/places.js";
import { seen } from "../setup/public-view.js";

const silent = (): void => undefined;
const words = "Forty ships wait before the harbour while the dockers talk. ".repeat(60);
const long = (headline: string, parts = {}) =>
  revision(headline, { body: [{ kind: "paragraph", text: [{ text: words.trim() }] }], ...parts });

/** A newsroom with one long story in a file, and the file as any SQLite program opens it. */
async function filed() {
  const place = await newPlace("sqlite");
  const { press } = await openEnglishNewsroom(place);
  await publishStory(press, editor, { code: code(1), revision: long("Forty ships wait") });
  const file = new DatabaseSync(join(place.data, sqliteFileName));
  const column = (name: "body" | "document"): unknown =>
    file
      .prepare(name === "body" ? "select body from ledger where subject = '1'" : "select document from archive_body")
      .get()?.[name];
  return { press, file, column };
}

test("a long story lies in the file as zlib streams of less than half its size, and reads as it was written", async () => {
  const { press, column } = await filed();
  for (const name of ["body", "document"] as const) {
    const bytes = column(name);
    if (!(bytes instanceof Uint8Array)) throw new Error(`${name} is not packed`);
    expect(inflateSync(bytes).toString()).toContain(words.trim());
    expect(bytes.length).toBeLessThan(words.length / 2);
  }
  expect((await seen(press, code(1)))?.body).toEqual(long("").body);
  expect((await verify(press, silent)).findings).toEqual([]);
});

test("a file from before, with its texts as they are, reads the same", async () => {
  const { press, file, column } = await filed();
  for (const [name, table] of [
    ["body", "ledger"],
    ["document", "archive_body"],
  ] as const) {
    const text = inflateSync(column(name) as Uint8Array).toString();
    file.prepare(`update ${table} set ${name} = ? where typeof(${name}) = 'blob'`).run(text);
  }
  expect((await seen(press, code(1)))?.body).toEqual(long("").body);
  expect((await verify(press, silent)).findings).toEqual([]);
});

test("one flipped byte in a packed text is found and named", async () => {
  const { press, file, column } = await filed();
  const bytes = Uint8Array.from(column("body") as Uint8Array);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 4;
  file.prepare("update ledger set body = ? where subject = '1'").run(bytes);
  const { findings } = await verify(press, silent);
  expect(findings.map(({ where, what }) => `${where}: ${what}`).join("\n")).toMatch(/story 1.*text was changed/);
});

onBoth("long texts", (place) => {
  test("a picture is found in the long draft that shows it", async () => {
    const { press } = await openEnglishNewsroom(await place());
    const picture = { id: "a".repeat(64) as never, width: 4, height: 3, alt: "Blue", caption: null, credit: null };
    await saveStory(press, editor, { code: code(5), revision: long("A draft", { picture }) });
    expect((await usesOf(press.database.reader, picture.id)).stories.map((row) => row.code)).toEqual([5]);
  });
});
