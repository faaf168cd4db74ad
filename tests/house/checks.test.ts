import { existsSync, readdirSync, readFileSync } from "node:fs";
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

  test("knows the type of everything", () =>
    expect(offenders(code, /(?:[:<|&,(]|\bas|=>)\s*any\s*(?:[;,)>|&=\]{}]|$)/m)).toEqual([]));

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
    const sheets = filesIn("assets/style", /\.css$/);
    expect(sheets.length).toBeGreaterThan(1);
    expect(offenders(sheets, physical)).toEqual([]);
  });

  test("stands in no attribute", () => expect(offenders(filesIn("src/site", /\.tsx$/), /\sstyle=/)).toEqual([]));
});

interface Package {
  readonly license?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly version?: string;
}

/** Shipped parts whose licence is not in the list of permissive ones, each with why it may come along. */
const exceptions: readonly (readonly [path: RegExp, why: string])[] = [
  [/@img\/sharp-libvips-/, "libvips, LGPL-3.0: a prebuilt library that sharp loads as it is, and anyone may replace"],
  [/@img\/sharp-(?:win32|wasm32)/, "sharp's own code with that same libvips in the package, again as a library"],
  [
    /node_modules\/lightningcss/,
    "MPL-2.0: Vite builds with it; npm counts Vite to an optional peer, the image leaves it out",
  ],
  [/node_modules\/(?:base-64|json-bignum)$/, "MIT, said in the LICENSE file alone"],
  [/node_modules\/flatbuffers$/, "Apache-2.0, said in LICENSE.txt"],
];

describe("what we ship", () => {
  const lock = JSON.parse(read("package-lock.json")) as {
    readonly packages: Record<string, Package & { readonly optionalDependencies?: Record<string, string> }>;
  };
  const shipped = Object.entries(lock.packages).filter(([path, one]) => path !== "" && one.dev !== true);

  test("may be used by anyone for anything", () => {
    const permissive = /^(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MIT AND Apache-2\.0|BlueOak-1\.0\.0)$/;
    const others = shipped.filter(([, { license = "" }]) => !permissive.test(license)).map(([path]) => path);
    const unexplained = others.filter((path) => !exceptions.some(([pattern]) => pattern.test(path)));
    expect(unexplained).toEqual([]);
    for (const [pattern] of exceptions)
      expect(
        others.some((path) => pattern.test(path)),
        String(pattern),
      ).toBe(true);
  });

  test("says of its installed parts what the lock says", () => {
    const installed = shipped.filter(([path]) => existsSync(join(root, path, "package.json")));
    expect(installed.length).toBeGreaterThan(100);
    const said = (path: string): string | undefined =>
      (JSON.parse(read(join(path, "package.json"))) as Package).license;
    expect(installed.filter(([path, { license }]) => said(path) !== license).map(([path]) => path)).toEqual([]);
  });

  test("is locked for every platform, so that the lock holds wherever it is used", () => {
    const parts = Object.keys(lock.packages["node_modules/@lancedb/lancedb"]?.optionalDependencies ?? {}).filter(
      (name) => name.startsWith("@lancedb/"),
    );
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(lock.packages[`node_modules/${part}`], part).toBeDefined();
  });

  test("names no registry", () => {
    expect(read("package-lock.json")).not.toContain('"resolved"');
    const files = ["package.json", "package-lock.json", "Dockerfile", "compose.yaml", ".ci/run", "README.md"];
    const told = [...files, ...filesIn("scripts", /./), ...filesIn("docs", /\.md$/), ...filesIn("src", /./)];
    expect(offenders(told, /\bregistry\.(?:[\w-]+\.)+(?:org|com|net|dev|io)\b|npmmirror|artifactory/)).toEqual([]);
  });
});
