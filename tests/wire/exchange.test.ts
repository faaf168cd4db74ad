import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { featuredBeside } from "../../src/archive/questions/featured.js";
import { storyByCode } from "../../src/archive/questions/story-by-code.js";
import { startReading } from "../../src/archive/reading.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import type { Press } from "../../src/newsroom/press.js";
import { takeDownStory } from "../../src/newsroom/take-down-story.js";
import { openDemoPaper } from "../../src/wire/demo/open-demo-paper.js";
import { exportToFile } from "../../src/wire/export/export-to-file.js";
import { importSources } from "../../src/wire/ingest/import-sources.js";
import type { ImportReport } from "../../src/wire/ingest/report.js";
import { demoFolder } from "../setup/house.js";
import { code, editor, openNewsroom, testClock } from "../setup/newsroom.js";
import { onBoth, temporaryFolder } from "../setup/places.js";
import { seen, whyGone } from "../setup/public-view.js";

async function* nothing(): AsyncGenerator<Uint8Array> {}

const importFile = (press: Press, path: string): Promise<ImportReport> =>
  importSources(press, { paths: [path], format: null, edition: null, stdin: nothing(), progress: () => undefined });

const ninjs = (number: number, headline: string, more: object = {}): string =>
  JSON.stringify({
    uri: `urn:test:${number}`,
    standard: { name: "ninjs", version: "3.1" },
    type: "text",
    language: "en",
    firstCreated: "1987-10-19T12:00:00Z",
    altIds: [{ role: "storyCode", value: String(number) }],
    headlines: [{ role: "main", value: headline }],
    bodies: [{ role: "main", contentType: "text/html", value: `<p>The body of ${headline}.</p>` }],
    ...more,
  });

onBoth("the exchange", (newPlace) => {
  test("export, import into an empty house, export again: the same bytes, pictures and tombstones included", async () => {
    const { press } = await openNewsroom(await newPlace(), testClock());
    await openDemoPaper(press, demoFolder);
    await killStory(press, editor, { code: code(4200010), reason: "Withdrawn." });
    await takeDownStory(press, editor, { code: code(4200011), reason: "By order." });
    const [one, two] = [await temporaryFolder(), await temporaryFolder()];
    const done = await exportToFile(press, join(one, "paper.ninjs.jsonl"), () => undefined);
    expect(done).toMatchObject({ stories: 74, missing: [] });
    const { press: other } = await openNewsroom(await newPlace(), testClock());
    const report = await importFile(other, join(one, "paper.ninjs.jsonl"));
    expect(report).toMatchObject({ taken: 74, refusedCount: 0, unplacedCount: 0 });
    await exportToFile(other, join(two, "paper.ninjs.jsonl"), () => undefined);
    const [first, second] = [
      await readFile(join(one, "paper.ninjs.jsonl"), "utf8"),
      await readFile(join(two, "paper.ninjs.jsonl"), "utf8"),
    ];
    expect(second === first).toBe(true);
    expect(await whyGone(other, code(4200011))).toMatchObject({ kind: "takenDown", reason: "By order." });
    const again = await importFile(press, join(two, "paper.ninjs.jsonl"));
    expect(again).toMatchObject({ taken: 0, there: 74, refusedCount: 0 });
  });

  test("lines that cannot go in are refused with file, line and reason, and the rest goes in", async () => {
    const { press } = await openNewsroom(await newPlace(), testClock());
    const file = join(await temporaryFolder(), "wire.ninjs.jsonl");
    const lines: (string | Buffer)[] = [
      ninjs(1, "First"),
      "{ broken",
      ninjs(2, "Second"),
      Buffer.concat([
        Buffer.from('{"uri":"x","headlines":[{"value":"'),
        Buffer.from([0xff, 0xfe, 0xc3]),
        Buffer.from('"}]}'),
      ]),
      ninjs(1, "First"),
      ninjs(1, "Another story with the same code"),
      JSON.stringify({ uri: "urn:none" }),
      ninjs(0, "Code nought"),
      `${"[".repeat(60_000)}`,
      ninjs(3, "Third"),
    ];
    await writeFile(file, Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from("\n")])));
    const report = await importFile(press, file);
    expect(report).toMatchObject({ taken: 3, there: 1, refusedCount: 6 });
    expect(report.refused.map(({ line }) => line)).toEqual([2, 4, 6, 7, 8, 9]);
    for (const refused of report.refused)
      expect(refused).toMatchObject({ file, reason: expect.stringMatching(/\S{4,}/) });
    expect(report.refused[1]?.reason).toContain("UTF-8");
    expect(report.refused[2]?.reason).toContain("already belongs");
    expect(report.refused[3]?.reason).toContain("headline");
    expect(await seen(press, code(3))).toMatchObject({ headline: "Third" });
    expect(await seen(press, code(1))).toMatchObject({ headline: "First" });
  });

  test("gzipped lines go in; one cut short gives what was whole and says so", async () => {
    const { press } = await openNewsroom(await newPlace(), testClock());
    const folder = await temporaryFolder();
    const text = Array.from({ length: 50 }, (_, at) => ninjs(at + 1, `Story ${at + 1} ${Math.sin(at)}`)).join("\n");
    await writeFile(join(folder, "whole.jsonl.gz"), gzipSync(text));
    const cut = gzipSync(text);
    await writeFile(join(folder, "cut.jsonl.gz"), cut.subarray(0, cut.length - 400));
    expect(await importFile(press, join(folder, "whole.jsonl.gz"))).toMatchObject({ taken: 50, refusedCount: 0 });
    const report = await importFile(press, join(folder, "cut.jsonl.gz"));
    expect(report.there).toBeGreaterThan(5);
    expect(report.refused.at(-1)?.reason).toContain("ends before it should");
  });

  test("a stub is filled when the full story of its headline arrives, however it is quoted", async () => {
    const { press } = await openNewsroom(await newPlace(), testClock());
    const folder = await temporaryFolder();
    const stub = { dateline: { featured: [{ headline: "Mayor's 'last' word", date: "2031-03-01T00:00:00Z" }] } };
    await writeFile(join(folder, "one.jsonl"), ninjs(1, "First", stub));
    await importFile(press, join(folder, "one.jsonl"));
    const beside = async () => {
      const reading = startReading(press.database.publicReader);
      const found = await storyByCode(reading, code(1));
      if (found === null) throw new Error("not there");
      return featuredBeside(reading, found.story, found.featured);
    };
    expect(await beside()).toMatchObject([{ kind: "stub", stub: { headline: "Mayor's 'last' word" } }]);
    await writeFile(join(folder, "two.jsonl"), ninjs(2, "Mayor’s ‘last’ word"));
    await importFile(press, join(folder, "two.jsonl"));
    expect(await beside()).toMatchObject([{ kind: "story", card: { code: 2, headline: "Mayor’s ‘last’ word" } }]);
  });
});
