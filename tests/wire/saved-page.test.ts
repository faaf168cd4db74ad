import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { findPictures } from "../../src/newsroom/library/find-pictures.js";
import { importSources } from "../../src/wire/ingest/import-sources.js";
import { openHouse } from "../setup/house.js";
import { code } from "../setup/newsroom.js";
import { newPlace, temporaryFolder } from "../setup/places.js";
import { seen } from "../setup/public-view.js";

async function* nothing(): AsyncGenerator<Uint8Array> {}

test("a page saved with its pictures comes in with those beside it, and with no others", async () => {
  const house = await openHouse(await newPlace("sqlite"));
  const folder = await temporaryFolder();
  await mkdir(join(folder, "Ferry_files"));
  const picture = await sharp({ create: { width: 1000, height: 600, channels: 3, background: "#225" } })
    .jpeg()
    .toBuffer();
  await writeFile(join(folder, "Ferry_files", "boat.jpg"), picture);
  await writeFile(join(folder, "Ferry_files", "fake.jpg"), "no picture at all");
  const text =
    "The harbour office said the crossing would run twice a day until the new timetable is agreed with the crews. ".repeat(
      4,
    );
  await writeFile(
    join(folder, "Ferry.html"),
    `<!doctype html><html lang="en"><head><title>Ferry resumes</title><meta property="og:image" content="https://cdn.example/boat.jpg"></head><body><article><h1>Ferry resumes</h1>
<p>Story Code : 5501</p><p>${text}</p><figure><img src="Ferry_files/boat.jpg" alt="A boat"></figure><p>${text}</p><img src="Ferry_files/fake.jpg" alt="x"><img src="../../../etc/passwd" alt="y"><p>${text}</p></article></body></html>`,
  );
  const report = await importSources(house.press, {
    paths: [join(folder, "Ferry.html")],
    format: null,
    edition: null,
    stdin: nothing(),
    progress: () => undefined,
  });
  expect(report).toMatchObject({ taken: 1, refusedCount: 0 });
  expect(report.unplaced.map(({ reason }) => reason).join("\n")).toMatch(/fake\.jpg.*cannot be read/);
  expect(report.unplaced.map(({ reason }) => reason).join("\n")).toMatch(/passwd.*outside/);
  const story = await seen(house.press, code(5501));
  expect(story?.picture).toMatchObject({ width: 1000, height: 600, alt: "A boat" });
  // The newsroom finds it again for other stories, by what was said of it.
  const found = await findPictures(house.press.database.reader, { words: "boat", limit: 10 });
  expect(found).toMatchObject([{ id: story?.picture?.id, type: "image/jpeg", alt: "A boat", added_by: "wire:html" }]);
  const page = await house.get(String((await house.get("/5501")).headers.location));
  const lead = /\/media\/[0-9a-f]{64}\/640\.avif/.exec(page.text)?.[0] ?? "";
  expect(await house.get(lead)).toMatchObject({ status: 200, headers: { "content-type": "image/avif" } });
});
