import { spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Beside the packages, so that the planted test finds them. */
const folder = join(root, "node_modules", ".dateline-planted");

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "vitest.config.mjs"),
    `export default { root: ${JSON.stringify(folder)}, test: { include: ["*.test.mjs"], exclude: [], globalSetup: [${JSON.stringify(join(root, "tests/setup/postgres.ts"))}] } };`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function statusOf(code: string): Promise<number | null> {
  await writeFile(
    join(folder, "planted.test.mjs"),
    `import { expect, test } from "vitest"; test("planted", () => { ${code} });`,
  );
  const child = spawn(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--config", join(folder, "vitest.config.mjs")],
    { stdio: "ignore" },
  );
  return new Promise((resolve) => child.on("exit", resolve));
}

test("a failing test fails the run, though the database's library would end it well", async () => {
  expect(await statusOf("expect(1).toBe(2);")).toBe(1);
  expect(await statusOf("expect(1).toBe(1);")).toBe(0);
});
