import { Command, Option } from "commander";
import { addBackup } from "./commands/backup.js";
import { addComments } from "./commands/comments.js";
import { addDoctor } from "./commands/doctor.js";
import { addEdition } from "./commands/edition.js";
import { addExport } from "./commands/export.js";
import { addFront } from "./commands/front.js";
import { addImport } from "./commands/import.js";
import { addPeople } from "./commands/people.js";
import { addRebuild } from "./commands/rebuild.js";
import { addReindex } from "./commands/reindex.js";
import { addRestore } from "./commands/restore.js";
import { addStart } from "./commands/start.js";
import { addStory } from "./commands/story.js";
import { addVerify } from "./commands/verify.js";
import type { House } from "./house.js";

/** The `dateline` command line. Exit status: 0 all well, 1 something was refused or failed, 2 wrong usage. */
export function createProgram(house: House): Command {
  const program = new Command("dateline")
    .description("A news publishing system in one process: wire and reporter in, story out, archive for ever.")
    .version(house.version)
    .addOption(new Option("--data <folder>", "where the newsroom's files lie").default("data").env("DATELINE_DATA"))
    .addOption(new Option("--database <url>", "a PostgreSQL database instead of SQLite").env("DATELINE_DATABASE"))
    .option("--json", "answer with one JSON document, for machines")
    .showHelpAfterError("(dateline --help tells more)")
    .addHelpText("after", "\nExample:\n  $ dateline start\n  $ dateline import page.txt && dateline story 971280");
  for (const add of [
    addStart,
    addImport,
    addExport,
    addStory,
    addEdition,
    addFront,
    addComments,
    addPeople,
    addVerify,
    addRebuild,
    addReindex,
    addBackup,
    addRestore,
    addDoctor,
  ])
    add(program, house);
  return program;
}
