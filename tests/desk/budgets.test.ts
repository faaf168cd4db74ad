import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";

const folder = new URL("../../dist/desk-app/assets/", import.meta.url).pathname;
const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
const source = new Map(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
const weight = (name: string): number => brotliCompressSync(source.get(name) ?? "").length;

/** A part with all it imports at once, not what it loads when it is wanted. */
function withImports(...first: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  const waiting = [...first];
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (name === undefined || all.has(name)) continue;
    all.add(name);
    for (const [, other] of (source.get(name) ?? "").matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      if (other !== undefined) waiting.push(other);
  }
  return all;
}

const named = (start: string): string => files.find((name) => name.startsWith(`${start}-`)) ?? "";
const entry = /assets\/(index-[\w-]+\.js)/.exec(readFileSync(join(folder, "../index.html"), "utf8"))?.[1] ?? "";
const total = (parts: ReadonlySet<string>): number => [...parts].reduce((sum, name) => sum + weight(name), 0);

test("the lists of the desk need at most 150 kB of script, brotli", () => {
  const parts = withImports(entry);
  expect(parts.size).toBeGreaterThan(1);
  expect(total(parts)).toBeLessThan(150_000);
});

test("the editor needs at most 350 kB in all", () => {
  const parts = withImports(entry, named("story-page"));
  expect(parts.has(named("story-page"))).toBe(true);
  expect(total(parts)).toBeLessThan(350_000);
  expect(total(parts)).toBeGreaterThan(total(withImports(entry)));
});
