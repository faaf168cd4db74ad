import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../setup/places.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = process.cwd();

async function violations(folder: string): Promise<{ readonly modules: number; readonly found: readonly string[] }> {
  process.chdir(folder);
  const options = await extractConfig(join(folder, ".dependency-cruiser.cjs"));
  const { output } = await cruise(["src"], { ...options, validate: true }, undefined, {
    tsConfig: extractTsConfig(join(folder, "tsconfig.json")),
  });
  const { summary } = output as ICruiseResult;
  return {
    modules: summary.totalCruised,
    found: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}

afterEach(() => process.chdir(here));

test("the check of the rooms sees the whole house, and finds it in order", async () => {
  const { modules, found } = await violations(root);
  expect(modules).toBeGreaterThan(250);
  expect(found).toEqual([]);
});

describe("the check finds", () => {
  let copy: string;

  beforeAll(async () => {
    copy = await temporaryFolder();
    for (const name of ["src", "tsconfig.json", ".dependency-cruiser.cjs", "package.json"])
      await cp(join(root, name), join(copy, name), { recursive: true });
    await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  });

  const planted: readonly (readonly [rule: string, file: string, code: string])[] = [
    ["site-reads-the-archive-alone", "src/site/planted.ts", 'import "../newsroom/save-story.js";'],
    ["room-archive", "src/archive/planted.ts", 'import "../newsroom/press.js";'],
    ["room-wire", "src/wire/planted.ts", 'import "../site/addresses.js";'],
    ["room-language", "src/language/planted.ts", 'import "../contract/errors.js";'],
    ["room-archive", "src/archive/planted.ts", 'import type { Press } from "../newsroom/press.js";'],
    ["room-archive", "src/archive/planted.ts", 'await import("../newsroom/press.js");'],
    ["room-desk", "src/desk/planted.ts", 'import "../newsroom/press.js";'],
    ["pure-rooms", "src/kernel/planted.ts", 'import "node:fs";'],
    ["pure-rooms", "src/kernel/planted.ts", 'import "fs";'],
    ["pure-rooms", "src/domain/planted.ts", 'import "node:sqlite";'],
    ["pure-rooms-have-no-driver", "src/domain/planted.ts", 'import "kysely";'],
    ["engines-never-meet", "src/database/sqlite/planted.ts", 'import "../postgres/hear-commits.js";'],
    ["islands-stand-alone", "src/site/islands/planted.island.ts", 'import "../addresses.js";'],
    ["nobody-imports-an-island", "src/site/planted.ts", 'import "./islands/suggested-list.js";'],
    ["no-file-outside-a-room", "src/utils/planted.ts", 'import "../kernel/result.js";'],
    ["no-cycles", "src/kernel/planted.ts", 'import "./planted-too.js";'],
    ["no-unresolvable", "src/kernel/planted.ts", 'import "./nowhere.js";'],
  ];
  for (const [rule, file, code] of planted)
    test(`${code} in ${file}`, async () => {
      const path = join(copy, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `${code}\nexport {};\n`);
      await writeFile(join(copy, "src/kernel/planted-too.ts"), 'import "./planted.js";\nexport {};\n');
      const { found } = await violations(copy);
      await writeFile(path, "export {};\n");
      expect(found.some((one) => one.startsWith(`${rule}:`) && one.includes(file))).toBe(true);
    });
});
