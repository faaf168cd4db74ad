import { MatchQuery, Session } from "@lancedb/lancedb";
import { expect, test } from "vitest";
import { rebuildIndex } from "../../src/search/rebuild-index.js";
import { openTables, settledName } from "../../src/search/story-table.js";
import { temporaryFolder } from "./opened.js";
import { story } from "./story.js";

test("what the index has read is kept within the memory it was given", async () => {
  const folder = await temporaryFolder();
  const stories = Array.from({ length: 2000 }, (_, at) => story(at + 1, { headline: `Harbour day${at}` }));
  await rebuildIndex({
    folder,
    seq: 1,
    stories: (async function* () {
      yield stories;
    })(),
  });
  const most = 64 * 1024;
  const [large, small] = [new Session(undefined, undefined), new Session(BigInt(most), BigInt(most))];
  for (const session of [large, small]) {
    const table = await (await openTables(folder, session)).openTable(settledName(1));
    for (let day = 0; day < 50; day += 1)
      await table
        .query()
        .fullTextSearch(new MatchQuery(`day${day}`, "text"))
        .limit(5)
        .toArrow();
  }
  expect(Number(large.sizeBytes())).toBeGreaterThan(2 * most);
  expect(Number(small.sizeBytes())).toBeLessThanOrEqual(2 * most);
  expect(small.approxNumItems()).toBeGreaterThan(0);
});
