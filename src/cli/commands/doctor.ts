import { access, constants, mkdir, statfs } from "node:fs/promises";
import type { Command } from "commander";
import type { House } from "../house.js";
import { createPrinter } from "../print.js";
import { globalOptions } from "../with-press.js";

/** One thing looked at. */
interface Check {
  readonly name: string;
  readonly well: boolean;
  readonly words: string;
}

const wantedNode = 24;
const wantedSpace = 1024 ** 3;

export function addDoctor(program: Command, house: House): void {
  program
    .command("doctor")
    .description("look over this machine and the newsroom's data, and say what is wrong and what to do")
    .addHelpText("after", "\nExample:\n  $ dateline doctor --data /srv/paper")
    .action(async (_options: object, command: Command) => {
      const place = globalOptions(command);
      const checks = [
        checkNode(),
        await checkFolder(place.data),
        await checkSpace(place.data),
        await checkDatabase(house, command),
      ];
      const words = checks.map(({ name, well, words: said }) => `${well ? "well " : "WRONG"}  ${name}: ${said}`);
      createPrinter(house, place.json).answer({ checks }, words);
      if (checks.some(({ well }) => !well)) process.exitCode = 1;
    });
}

function checkNode(): Check {
  const major = Number(process.versions.node.split(".")[0]);
  const well = major >= wantedNode;
  return {
    name: "Node",
    well,
    words: well
      ? process.versions.node
      : `${process.versions.node}; ${wantedNode} or later is needed: start by bin/dateline`,
  };
}

async function checkFolder(folder: string): Promise<Check> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK);
    return { name: "data folder", well: true, words: folder };
  } catch (error) {
    return { name: "data folder", well: false, words: `${folder} cannot be written: ${(error as Error).message}` };
  }
}

async function checkSpace(folder: string): Promise<Check> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    return {
      name: "disk",
      well: free > wantedSpace,
      words: `${(free / 1024 ** 3).toFixed(1)} GiB free${free > wantedSpace ? "" : ": make room before the paper stops"}`,
    };
  } catch (error) {
    return { name: "disk", well: false, words: (error as Error).message };
  }
}

async function checkDatabase(house: House, command: Command): Promise<Check> {
  try {
    const open = await house.openPress(globalOptions(command));
    const troubles = await open.press.database.checkFile();
    const { engine } = open.press.database;
    await open.close();
    return {
      name: "database",
      well: troubles.length === 0,
      words: troubles.length === 0 ? `${engine}, sound (dateline verify checks every word)` : troubles.join("; "),
    };
  } catch (error) {
    return { name: "database", well: false, words: (error as Error).message };
  }
}
