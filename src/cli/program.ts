import { Command, Option } from "commander";
import type { House } from "./house.js";

/** Adds a command to the program. */
type AddCommand = (program: Command, house: House) => void;

/** Each command by its name, in the order of the help. What a command works with is loaded only where it is asked for. */
const commands: readonly (readonly [name: string, load: () => Promise<AddCommand>])[] = [
  ["start", async () => (await import("./commands/start.js")).addStart],
  ["import", async () => (await import("./commands/import.js")).addImport],
  ["export", async () => (await import("./commands/export.js")).addExport],
  ["story", async () => (await import("./commands/story.js")).addStory],
  ["edition", async () => (await import("./commands/edition.js")).addEdition],
  ["front", async () => (await import("./commands/front.js")).addFront],
  ["comments", async () => (await import("./commands/comments.js")).addComments],
  ["people", async () => (await import("./commands/people.js")).addPeople],
  ["verify", async () => (await import("./commands/verify.js")).addVerify],
  ["rebuild", async () => (await import("./commands/rebuild.js")).addRebuild],
  ["reindex", async () => (await import("./commands/reindex.js")).addReindex],
  ["backup", async () => (await import("./commands/backup.js")).addBackup],
  ["restore", async () => (await import("./commands/restore.js")).addRestore],
  ["doctor", async () => (await import("./commands/doctor.js")).addDoctor],
];

/**
 * The `dateline` command line. Exit status: 0 all well, 1 something was refused or failed, 2 wrong usage. Only those
 * commands are there whose names stand in `line`; all, where none does.
 */
export async function createProgram(house: House, line: readonly string[] = []): Promise<Command> {
  const program = new Command("dateline")
    .description("A news publishing system in one process: wire and reporter in, story out, archive for ever.")
    .version(house.version)
    .addOption(new Option("--data <folder>", "where the newsroom's files lie").default("data").env("DATELINE_DATA"))
    .addOption(new Option("--database <url>", "a PostgreSQL database instead of SQLite").env("DATELINE_DATABASE"))
    .option("--json", "answer with one JSON document, for machines")
    .showHelpAfterError("(dateline --help tells more)")
    .addHelpText("after", "\nExample:\n  $ dateline start\n  $ dateline import page.txt && dateline story 971280");
  const asked = commands.filter(([name]) => line.includes(name));
  for (const [, load] of asked.length === 0 ? commands : asked) (await load())(program, house);
  return program;
}
