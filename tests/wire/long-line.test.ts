import { expect, test } from "vitest";
import { importSources } from "../../src/wire/ingest/import-sources.js";
import { code, openNewsroom } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";
import { seen } from "../setup/public-view.js";

const megabyte = 1024 * 1024;
const story = (number: number): string =>
  `${JSON.stringify({ uri: `urn:test:${number}`, altIds: [{ role: "storyCode", value: String(number) }], headlines: [{ value: `Story ${number}` }] })}\n`;

/** A good story, a line of 200 MB, a good story: as a broken supplier might send them, never whole in our memory. */
async function* source(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(story(1));
  const part = Buffer.alloc(megabyte, 0x61);
  for (let sent = 0; sent < 200; sent += 1) yield part;
  yield Buffer.from(`\n${story(2)}`);
}

test("a line of 200 MB is refused with its number and reason, without being held in memory, and the rest goes in", async () => {
  const { press } = await openNewsroom(await newPlace("sqlite"));
  /** Bytes held after everything that is not has been swept. */
  const held = (): number => {
    if (globalThis.gc === undefined) throw new Error("This test needs --expose-gc, which vitest.config.ts gives.");
    globalThis.gc();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  let parts = 0;
  const before = held();
  let most = before;
  const report = await importSources(press, {
    paths: ["-"],
    format: "ninjs",
    edition: null,
    stdin: source(),
    progress: () => {
      parts += 1;
      if (parts % 20 === 0) most = Math.max(most, held());
    },
  });
  expect(report).toMatchObject({
    taken: 2,
    refusedCount: 1,
    refused: [{ file: "standard input", line: 2, reason: expect.stringMatching(/16 MB|long/i) }],
  });
  expect(await seen(press, code(2))).toMatchObject({ headline: "Story 2" });
  expect((most - before) / megabyte).toBeLessThan(40);
});
