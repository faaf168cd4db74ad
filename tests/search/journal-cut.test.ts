import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Journal } from "../../src/search/journal.js";
import { temporaryFolder } from "../setup/places.js";

test("a journal that its writer cuts while another process reads it is read to where it ends now", async () => {
  const path = join(await temporaryFolder(), "journal.jsonl");
  // Longer than what is read at once.
  await writeFile(path, `${JSON.stringify({ kind: "followed", seq: 1 })}\n`.repeat(60_000));
  const journal = await Journal.toRead(path);
  const reading = journal.read();
  expect((await reading.next()).done).toBe(false);
  await truncate(path, 0);
  let read = 1;
  for await (const _entry of reading) read += 1;
  expect(read).toBeGreaterThan(10_000);
  expect(read).toBeLessThan(60_000);
  await journal.close();
}, 10_000);
