import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { openHouse, type TestHouse } from "../setup/house.js";
import { newPlace } from "../setup/places.js";

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse(await newPlace("sqlite"));
});

const islands = readdirSync(new URL("../../src/site/islands", import.meta.url))
  .filter((name) => name.endsWith(".island.ts"))
  .map((name) => name.replace(".island.ts", ""));
const built = (): readonly string[] =>
  readdirSync(new URL("../../dist/islands", import.meta.url)).filter((name) => name.endsWith(".js"));
const scriptsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((one) => one[1] ?? "");

describe("a reader's scripts", () => {
  test("are built, each small: at most 2,000 bytes of brotli", async () => {
    expect(islands.length).toBeGreaterThan(0);
    for (const name of islands) {
      const file = built().find((one) => one.startsWith(`${name}.`));
      expect(file, `${name}: run npm run build`).toBeDefined();
      const { status, bytes } = await house.get(`/media/islands/${file}`);
      expect(status).toBe(200);
      expect(brotliCompressSync(bytes).length, name).toBeLessThan(2_000);
    }
  });

  test("of a thread, with all they load, are at most 6,000 bytes", () => {
    const files = built().filter((name) => /^(?:comments|open-thread|muted|new-comments)\./.test(name));
    expect(files.length).toBeGreaterThanOrEqual(2);
    const bytes = files.map((name) => readFileSync(new URL(`../../dist/islands/${name}`, import.meta.url)));
    expect(bytes.reduce((sum, one) => sum + brotliCompressSync(one).length, 0)).toBeLessThanOrEqual(6_000);
  });

  test("come under a name that changes with what is in them, and are kept for ever", async () => {
    const [path = ""] = scriptsOf((await house.get("/en/search")).text);
    expect(path).toMatch(/^\/media\/islands\/suggest\.[\w-]{8}\.js$/);
    const { headers } = await house.get(path);
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await house.get(path, { "If-None-Match": String(headers.etag) })).status).toBe(304);
  });

  test("are the only ones the policy lets run, and only on pages that have them", async () => {
    const search = await house.get("/en/search");
    const front = await house.get("/en/");
    expect(search.headers["content-security-policy"]).toContain("script-src 'self'; connect-src 'self'");
    expect(search.headers["content-security-policy"]).not.toContain("unsafe");
    expect(search.text).toMatch(/<script type="module" src=/);
    expect(search.text).not.toMatch(/<script(?![^>]* src=)(?![^>]*ld\+json)/);
    expect(scriptsOf(front.text)).toEqual([]);
    expect(front.headers["content-security-policy"]).not.toContain("script-src");
  });

  test("are nothing else in that folder, nor outside it", async () => {
    for (const path of ["manifest.json", "suggest.00000000.js", "..%2fmanifest.json", "../../package.json"])
      expect((await house.get(`/media/islands/${path}`)).status, path).toBeGreaterThanOrEqual(400);
  });
});

describe("headlines while one types", () => {
  test("are told as JSON, escaped for nothing but JSON, and only of this edition", async () => {
    const { status, headers, text } = await house.get("/en/search/suggest?q=nothing");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(JSON.parse(text)).toEqual({ said: "No headline.", stories: [] });
    expect((await house.get("/xx/search/suggest?q=nothing")).status).toBe(404);
  });
});
