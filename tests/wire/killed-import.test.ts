import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { verify } from "../../src/newsroom/upkeep/verify.js";
import { dateline, ended, startDateline } from "../setup/command.js";
import { openNewsroom } from "../setup/newsroom.js";
import { onBoth, temporaryFolder } from "../setup/places.js";
import { wholeArchive } from "../setup/public-view.js";

const stories = 6000;

/** A wire file in which every tenth story has no code of its own, and every hundredth line is broken. */
async function wireFile(): Promise<string> {
  const file = join(await temporaryFolder(), "wire.ninjs.jsonl");
  const lines = Array.from({ length: stories }, (_, at) => {
    if (at % 100 === 99) return `{ broken ${at}`;
    const altIds = at % 10 === 3 ? [] : [{ role: "storyCode", value: String(at === 0 ? 900_000 : 1000 + at) }];
    const words = Array.from({ length: 60 }, (_word, place) => `word${(at * 31 + place * 17) % 5000}`).join(" ");
    return JSON.stringify({
      uri: `urn:test:${at}`,
      language: at % 3 === 0 ? "fa" : "en",
      firstCreated: new Date(Date.UTC(1987, 1, 1) + at * 60_000).toISOString(),
      altIds,
      headlines: [{ role: "main", value: `Headline ${at}` }],
      bodies: [{ role: "main", contentType: "text/html", value: `<p>${words}</p>` }],
      subjects: [{ rel: "section", literal: `section-${at % 7}`, name: `Section ${at % 7}` }],
    });
  });
  await writeFile(file, lines.join("\n"));
  return file;
}

onBoth("an import that is killed at any moment", (newPlace, engine) => {
  test("and run again gives the archive of one run, and a ledger that verifies", async () => {
    const file = await wireFile();
    const whole = await newPlace();
    expect((await dateline(whole, ["import", file])).status).toBe(1);
    const broken = await newPlace();
    let kills = 0;
    const tries = engine === "sqlite" ? 14 : 7;
    for (let turn = 0; turn < tries; turn += 1) {
      const child = startDateline(broken, ["import", file]);
      const end = ended(child);
      // Where in the run the blow falls is the point of the test: start-up, the first batch, between two, in one.
      await sleep(350 + Math.random() * 900);
      child.kill("SIGKILL");
      if ((await end).status === null) kills += 1;
    }
    expect(kills).toBeGreaterThan(2);
    const last = await dateline(broken, ["import", file, "--json"]);
    const report = JSON.parse(last.out) as { taken: number; there: number; refusedCount: number };
    expect(report.taken + report.there).toBe(stories - 60);
    expect(report.refusedCount).toBe(60);
    const [one, other] = [await openNewsroom(whole), await openNewsroom(broken)];
    expect((await wholeArchive(other.press)) === (await wholeArchive(one.press))).toBe(true);
    expect((await verify(other.press, () => undefined)).findings).toEqual([]);
  });
});
