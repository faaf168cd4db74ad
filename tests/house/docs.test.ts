import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import type { House } from "../../src/cli/house.js";
import { createProgram } from "../../src/cli/program.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const house: House = {
  version: "1",
  out: process.stdout,
  err: process.stderr,
  stdin: process.stdin,
  openPress: () => Promise.reject(new Error("a document opens nothing")),
  serve: () => Promise.reject(new Error("a document serves nothing")),
};

/** The commands a document shows, in its blocks of code. */
const shown = (text: string): readonly string[] =>
  [...text.matchAll(/```\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
    block.split("\n").flatMap((line) => /^(?:\.\/bin\/)?dateline (.+?)(?:\s+#.*)?$/.exec(line)?.[1] ?? []),
  );

/** The command a line calls; null where there is none of that name, or it does not have an option the line uses. */
function called(program: Command, line: string): string | null {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  let command = program;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) break;
    command = next;
  }
  const options = words.filter((word) => word.startsWith("--"));
  const known = [...program.options, ...command.options].map(({ long }) => long);
  return command !== program && options.every((option) => known.includes(option)) ? command.name() : null;
}

describe("the documents", () => {
  test("show only commands that are there, with options they have", async () => {
    const program = await createProgram(house);
    const lines = files.flatMap((file) => shown(read(file)));
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.filter((line) => called(program, line) === null)).toEqual([]);
  });

  test("lead only to files that are there", () => {
    const lost = files.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#]+?)\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(lost).toEqual([]);
  });

  test("name only npm scripts that are there", () => {
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Record<string, string> };
    const named = files.flatMap((file) => [...read(file).matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name));
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test("of the rooms have every room of the check, with its number", () => {
    const config = read(".dependency-cruiser.cjs");
    const rooms = readdirSync(join(root, "src"));
    // The desk has no number: what it may import is named, room by room.
    for (const room of rooms)
      expect(config).toMatch(room === "desk" ? /name: "room-desk"/ : new RegExp(`\\b${room}: \\d`));
    for (const room of rooms) expect(read("docs/architecture.md")).toContain(`\`${room}\``);
  });
});
