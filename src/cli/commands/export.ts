import { once } from "node:events";
import { type Command, Option } from "commander";
import type { Press } from "../../newsroom/press.js";
import { exportLines } from "../../wire/export/export-lines.js";
import { besideLines, exportToFile } from "../../wire/export/export-to-file.js";
import type { House } from "../house.js";
import { counted } from "../print.js";
import { showProgress } from "../progress.js";
import { withPress } from "../with-press.js";

const examples = `
Examples:
  $ dateline export --output archive.ninjs.jsonl
  $ dateline export | gzip > archive.ninjs.jsonl.gz`;

export function addExport(program: Command, house: House): void {
  program
    .command("export")
    .description(
      "write every public story as ninjs lines, withdrawn ones as their tombstones, in the order of their codes",
    )
    .addOption(new Option("--format <name>", "what to write").choices(["ninjs"]).default("ninjs"))
    .option(
      "--output <file>",
      "into a file, the pictures in a folder beside it; else to standard output, without pictures",
    )
    .addHelpText("after", examples)
    .action((options: { readonly output?: string }, command: Command) =>
      withPress(house, command, async (press, printer) => {
        if (options.output === undefined) return writeToOutput(press, house);
        const bar = showProgress(house, "Exporting");
        const done = await exportToFile(press, options.output, (stories, total) =>
          bar.at(stories, total, counted(stories, "story", "stories")),
        );
        bar.end();
        const words = `${counted(done.stories, "story", "stories")} and ${counted(done.pictures, "picture", "pictures")} are in ${options.output}.`;
        printer.answer({ file: options.output, ...done }, [
          words,
          ...done.missing.map((id) => `Missing: picture ${id}`),
        ]);
        return done.missing.length === 0;
      }),
    );
}

async function writeToOutput({ database }: Press, { out }: House): Promise<boolean> {
  await database.snapshot(async (rows) => {
    for await (const { line } of exportLines(rows, besideLines)) if (!out.write(`${line}\n`)) await once(out, "drain");
  });
  return true;
}
