import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { found, opened, temporaryFolder } from "./opened.js";

const follower = fileURLToPath(new URL("follow-until-killed.ts", import.meta.url));

/** Lets a process follow until it has printed so many cursors, kills it wherever it then is, and gives what it printed. */
async function killedAfter(folder: string, cursors: number): Promise<string[]> {
  const child = spawn(process.execPath, ["--import", "tsx", follower, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line);
    if (printed.length === cursors) child.kill("SIGKILL");
  }
  expect((await exit)[1]).toBe("SIGKILL");
  return printed;
}

test("an index whose process is killed again and again follows on from its cursor and loses nothing", async () => {
  const folder = await temporaryFolder();
  const printed: string[] = [];
  for (const cursors of [1, 7, 24, 30]) printed.push(...(await killedAfter(folder, cursors)));
  expect(printed.filter((line) => line.startsWith("rebuilt"))).toEqual([]);
  const index = await opened(folder);
  expect(index.cursor()).toBeGreaterThanOrEqual(Number(printed.at(-1)));
  for (let seq = 1; seq <= index.cursor(); seq += 1) expect(await found(index, `entry${seq}`)).toEqual([seq]);
}, 60_000);
