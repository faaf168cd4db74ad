import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && ending.test(one.name))
    .map((one) => join(one.parentPath, one.name).slice(root.length));

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const code = [...filesIn("src", /\.tsx?$/), ...filesIn("tests", /\.ts$/)];
const offenders = (files: readonly string[], pattern: RegExp): readonly string[] =>
  files.filter((file) => file !== "tests/house/checks.test.ts" && pattern.test(read(file)));

describe("the code", () => {
  test("was found by these checks", () => expect(code.length).toBeGreaterThan(250));

  test("silences no check of the compiler", () =>
    expect(offenders(code, /@ts-(ignore|nocheck|expect-error)/)).toEqual([]));

  test("leaves nothing for later without a reason", () => expect(offenders(code, /\b(TODO|FIXME|XXX)\b/)).toEqual([]));

  test("skips no test and retries none", () =>
    expect(offenders(filesIn("tests", /\.ts$/), /\.(skip|only|todo)\(|\bretry: [1-9]/)).toEqual([]));

  test("has no file of more than 400 lines", () =>
    expect(code.filter((file) => read(file).split("\n").length > 400)).toEqual([]));

  test("says where nothing is, not where one machine has it", () =>
    expect(offenders([...code, "README.md"], /\/(home|Users|work)\/\w+/)).toEqual([]));
});

describe("the style", () => {
  test("serves both directions with one sheet: no left, no right", () => {
    const physical =
      /(?<![-\w])(?:(?:margin|padding|border|inset)-(?:left|right)|left|right|float|clear)\s*:|text-align\s*:\s*(?:left|right)/;
    expect(offenders(filesIn("assets/style", /\.css$/), physical)).toEqual([]);
  });

  test("stands in no attribute", () => expect(offenders(filesIn("src/site", /\.tsx$/), /\sstyle=/)).toEqual([]));
});

interface Package {
  readonly license?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly version?: string;
}

describe("what we ship", () => {
  const lock = JSON.parse(read("package-lock.json")) as {
    readonly packages: Record<string, Package & { readonly optionalDependencies?: Record<string, string> }>;
  };
  const shipped = Object.entries(lock.packages).filter(([path, one]) => path !== "" && one.dev !== true);

  test("carries no copyleft, but for libvips, which sharp loads as the separate library it is", () => {
    const copyleft = shipped.filter(
      ([, { license = "" }]) => /GPL|AGPL|SSPL|CC-BY-SA|EUPL/i.test(license) && !/\bOR\b/.test(license),
    );
    expect(copyleft.filter(([path]) => !/@img\/sharp-(libvips|win32|wasm)/.test(path))).toEqual([]);
  });

  test("says its licence", () => {
    const silent = shipped
      .filter(([path, { license }]) => license === undefined && !path.includes("node_modules/@lancedb/"))
      .map(([path]) => path);
    // Two that LanceDB's optional parts bring say it in their LICENSE file alone: MIT, both.
    expect(silent).toEqual(["node_modules/base-64", "node_modules/json-bignum"]);
  });

  test("is locked for every platform, so that the lock holds wherever it is used", () => {
    const parts = Object.keys(lock.packages["node_modules/@lancedb/lancedb"]?.optionalDependencies ?? {}).filter(
      (name) => name.startsWith("@lancedb/"),
    );
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(lock.packages[`node_modules/${part}`], part).toBeDefined();
  });

  test("names no registry", () => expect(read("package-lock.json")).not.toContain('"resolved"'));
});
