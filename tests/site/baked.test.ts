import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Slug } from "../../src/kernel/ids.js";
import { freePort } from "../../src/main/http-server.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { updateStory } from "../../src/newsroom/update-story.js";
import { startCaddy } from "../setup/caddy.js";
import { dateline } from "../setup/command.js";
import { findServer } from "../setup/find-server.js";
import { ask, openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, revision } from "../setup/newsroom.js";
import { startNginx } from "../setup/nginx.js";
import { afterwards, newPlace, onBoth } from "../setup/places.js";
import { runBuilt } from "../setup/running.js";

async function bakedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-baked-"));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const sport = { section: "sport" as Slug, sectionName: "Sport" };
const about = (slug: string, name: string) => ({ topics: [{ slug: slug as Slug, name }] });

/** Waits until index and bakery have followed the archive to its end. */
async function inStep({ house, indexed }: TestHouse): Promise<void> {
  await indexed();
  await expect.poll(() => house.bake?.isDone(), { interval: 20, timeout: 40_000 }).toBe(true);
}

const pagesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(?:html|xml|atom|json|txt)$/.test(name) && !name.startsWith("_") && !name.startsWith("."))
    .toSorted();

const addressOf = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")}`;

/** Every baked page says, to the letter, what the house answers for its address, in each of its forms. */
async function expectEqualToLive({ get }: TestHouse, folder: string): Promise<readonly string[]> {
  const files = await pagesIn(folder);
  for (const file of files.filter((name) => name !== "404.html" && name !== "index.html")) {
    const live = await get(encodeURI(addressOf(file)));
    const plain = await readFile(join(folder, file));
    expect([live.status, plain.toString()], file).toEqual([200, live.text]);
    expect(gunzipSync(await readFile(join(folder, `${file}.gz`))).equals(plain), `${file}.gz`).toBe(true);
    expect(brotliDecompressSync(await readFile(join(folder, `${file}.br`))).equals(plain), `${file}.br`).toBe(true);
  }
  return files.map(addressOf);
}

onBoth("a baked folder", (newPlace) => {
  test("is the site to the letter, through a publication, a move, a correction and a kill", async () => {
    const folder = await bakedFolder();
    const house = await openHouse(await newPlace(), { bake: folder });
    const { press } = house;
    await publishStory(press, editor, { code: code(1), revision: revision("One", about("tide", "Tide")) });
    await publishStory(press, editor, {
      code: code(2),
      revision: revision("Two", { ...sport, ...about("tide", "Tide") }),
    });
    await publishStory(press, editor, { code: code(3), revision: revision("Three") });
    await inStep(house);
    expect(await expectEqualToLive(house, folder)).toEqual(
      expect.arrayContaining([
        ...[
          "/en/",
          "/en/1/one",
          "/en/2/two",
          "/en/3/three",
          "/en/world/",
          "/en/sport/",
          "/en/topic/tide",
          "/en/corrections",
        ],
        ...["/en/feed.xml", "/en/feed.atom", "/en/sport/feed.json", "/sitemap.xml", "/sitemap-en-2026-11-1of1.xml"],
        ...["/en/archive/", "/en/archive/2026", "/en/archive/2026/11", "/en/archive/2026/11/24", "/robots.txt"],
      ]),
    );
    expect(await readFile(join(folder, "index.html"), "utf8")).toContain(`url=/en/"`);
    expect(await readFile(join(folder, "_codes/2"), "utf8")).toContain("The body of Two.");
    const moved = revision("Two ebbs", { ...about("ebb", "Ebb"), slug: "two-ebbs" as Slug });
    await updateStory(press, editor, { code: code(2), revision: moved });
    await correctStory(press, editor, { code: code(3), note: "It was four.", revision: revision("Four") });
    await killStory(press, editor, { code: code(1), reason: "It was wrong." });
    await inStep(house);
    const addresses = await expectEqualToLive(house, folder);
    expect(addresses).toEqual(expect.arrayContaining(["/en/2/two-ebbs", "/en/3/four", "/en/topic/ebb"]));
    for (const left of ["/en/1/one", "/en/2/two", "/en/3/three", "/en/topic/tide", "/en/sport/"])
      expect(addresses, left).not.toContain(left);
    for (const file of await readdir(folder, { recursive: true }))
      if (/\.(?:html|xml|json|atom)$/.test(file) && !file.startsWith("_gone"))
        expect(await readFile(join(folder, file), "utf8"), file).not.toContain("The body of One.");
    expect(existsSync(join(folder, "_codes/1"))).toBe(false);
    expect(await readFile(join(folder, "_gone/1.html"), "utf8")).toContain("It was wrong.");
  });

  test("makes anew the pages that read what changed, and leaves the others alone", async () => {
    const folder = await bakedFolder();
    const house = await openHouse(await newPlace(), { bake: folder });
    const words = (text: string) => ({ body: [{ kind: "paragraph" as const, text: [{ text }] }] });
    const stories = ["Harbour toll doubled", "Wheat growers meet", "Ferry sails at last"];
    for (const [at, headline] of stories.entries())
      await publishStory(house.press, editor, { code: code(at + 1), revision: revision(headline, words(headline)) });
    await publishStory(house.press, editor, {
      code: code(8),
      revision: revision("Old match", { ...sport, ...words("Old") }),
    });
    await inStep(house);
    const before = await made(folder);
    await publishStory(house.press, editor, {
      code: code(9),
      revision: revision("Bakers vote", words("Rolls")),
    });
    await inStep(house);
    const after = await made(folder);
    const touched = [...after].filter(([file, at]) => before.get(file) !== at).map(([file]) => addressOf(file));
    expect(touched).toEqual(expect.arrayContaining(["/en/", "/en/9/bakers-vote", "/en/world/", "/en/feed.xml"]));
    for (const alone of ["/en/corrections", "/robots.txt", "/en/sport/", "/en/sport/feed.xml", "/en/sport/feed.atom"])
      expect(touched).not.toContain(alone);
  });
});

/** When each page was written. */
async function made(folder: string): Promise<ReadonlyMap<string, number>> {
  const files = await pagesIn(folder);
  return new Map(
    await Promise.all(files.map(async (file) => [file, (await stat(join(folder, file))).mtimeMs] as const)),
  );
}

test("killed in the middle of its first baking goes on where it was, and ends with every page", async () => {
  const place = await newPlace("sqlite");
  const lines = Array.from({ length: 150 }, (_, at) =>
    JSON.stringify({
      uri: `urn:t:${at}`,
      altIds: [{ role: "storyCode", value: String(at + 1) }],
      headlines: [{ value: `Story ${at + 1}` }],
    }),
  );
  expect((await dateline(place, ["import", "-", "--format", "ninjs"], lines.join("\n"))).status).toBe(0);
  const folder = await bakedFolder();
  const stories = async (): Promise<number> => (await readdir(join(folder, "_codes")).catch(() => [])).length;
  const port = await freePort("127.0.0.1");
  for (const enough of [10, 60]) {
    const house = await runBuilt(place, port, ["--bake", folder]);
    await expect.poll(stories, { interval: 5, timeout: 40_000 }).toBeGreaterThanOrEqual(enough);
    await house.kill();
    expect(await stories()).toBeLessThan(150);
  }
  const house = await runBuilt(place, port, ["--bake", folder]);
  await expect.poll(stories, { timeout: 40_000 }).toBe(150);
  const live = await ask(port, { path: "/en/77/story-77", method: "GET", headers: {} });
  await expect.poll(() => readFile(join(folder, "en/77/story-77.html"), "utf8"), { timeout: 40_000 }).toBe(live.text);
  expect(await house.stop()).toBe(0);
}, 180_000);

interface StaticSite {
  get(path: string, headers?: Record<string, string>): ReturnType<typeof ask>;
  /** What the newsroom itself answered, before it ended. */
  readonly live: ReadonlyMap<string, string>;
}

const persian = encodeURI("/en/2/دو-دریا");

/** Three stories, one of them killed, baked, behind a web server; the newsroom is dead. */
async function staticSite(start: (parts: Parameters<typeof startNginx>[1]) => Promise<number>): Promise<StaticSite> {
  const folder = await bakedFolder();
  const house = await openHouse(await newPlace("sqlite"), { bake: folder });
  const { press } = house;
  await publishStory(press, editor, { code: code(1), revision: revision("One") });
  await publishStory(press, editor, { code: code(2), revision: revision("دو دریا") });
  await publishStory(press, editor, { code: code(3), revision: revision("Three") });
  await killStory(press, editor, { code: code(3), reason: "It was wrong." });
  await inStep(house);
  const { port: newsroom } = house.house.listening;
  const port = await start({ folder: join(await bakedFolder(), "server"), baked: folder, newsroom });
  const get = (path: string, headers = {}) => ask(port, { path, method: "GET", headers });
  const live = new Map<string, string>();
  for (const path of ["/en/", "/en/1/one", persian, "/en/feed.xml", "/en/archive/2026/11/24", "/sitemap.xml"])
    live.set(path, (await house.get(path)).text);
  expect((await get("/en/search?q=one")).status).toBe(200);
  await house.stop();
  return { get, live };
}

/** What a reader finds the same, whichever server shows the folder. */
async function expectSiteUp({ get, live }: StaticSite): Promise<void> {
  for (const [path, text] of live) {
    expect([(await get(path)).status, (await get(path)).text], path).toEqual([200, text]);
    const packed = await get(path, { "Accept-Encoding": "gzip" });
    expect([packed.headers["content-encoding"], packed.text], path).toEqual(["gzip", text]);
  }
  for (const path of ["/3", "/en/3/three"]) {
    const gone = await get(path);
    expect(gone.status, path).toBe(410);
    expect(gone.text).toContain("It was wrong.");
  }
  for (const path of ["/99", "/en/nothing/", "/.bake/record.sqlite", "/_codes/1", "/_gone/3.html"])
    expect((await get(path)).status, path).toBe(404);
  expect((await get("/")).text).toContain(`url=/en/"`);
}

const nginx = findServer("nginx", "nginx-light");

test.skipIf(nginx === null)(
  "with the newsroom dead, nginx with the sample configuration keeps the site up",
  async () => {
    const site = await staticSite((parts) => startNginx(nginx ?? "", parts));
    const { get } = site;
    await expectSiteUp(site);
    for (const path of ["/1", "/en/1", "/en/1/another-slug", "/fa/1/one"])
      expect(await get(path), path).toMatchObject({ status: 301, headers: { location: "/en/1/one" } });
    const way = Buffer.from(String((await get("/2")).headers.location), "latin1").toString();
    expect(encodeURI(way)).toBe(persian);
    for (const path of ["/en/search?q=one", "/desk/", "/en/world/?before=1.2"])
      expect((await get(path)).status, path).toBe(503);
  },
);

const caddy = findServer("caddy", "caddy");

test.skipIf(caddy === null)(
  "with the newsroom dead, Caddy with the sample configuration keeps the site up, and finds a story by its code",
  async () => {
    const site = await staticSite((parts) => startCaddy(caddy ?? "", parts));
    const { get, live } = site;
    await expectSiteUp(site);
    for (const path of ["/1", "/en/1", "/en/1/another-slug"])
      expect([(await get(path)).status, (await get(path)).text], path).toEqual([200, live.get("/en/1/one")]);
    for (const path of ["/en/search?q=one", "/desk/", "/en/world/?before=1.2"])
      expect((await get(path)).status, path).toBe(502);
  },
);
