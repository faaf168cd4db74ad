import { type Command, Option } from "commander";
import type { EditionId } from "../../kernel/ids.js";
import { importSources } from "../../wire/ingest/import-sources.js";
import { rehearse } from "../../wire/ingest/rehearse.js";
import type { ImportReport, Refused, Tally } from "../../wire/ingest/report.js";
import type { House } from "../house.js";
import { editionId } from "../parse-arguments.js";
import { counted } from "../print.js";
import { showProgress } from "../progress.js";
import { withPress } from "../with-press.js";

type Format = "ninjs" | "html" | "page-text";

interface ImportOptions {
  readonly format: "auto" | Format;
  readonly edition?: EditionId;
  readonly dryRun?: boolean;
}

const examples = `
Examples:
  $ dateline import wire.ninjs.jsonl.gz
  $ dateline import page.txt saved-page.html --edition en
  $ zcat wire.jsonl.gz | dateline import -`;

export function addImport(program: Command, house: House): void {
  program
    .command("import <path...>")
    .description("take stories in: ninjs lines (also gzipped), saved pages, or a page's text; - is standard input")
    .addOption(
      new Option("--format <name>", "what the sources are")
        .choices(["auto", "ninjs", "html", "page-text"])
        .default("auto"),
    )
    .option("--edition <id>", "the edition they go to; else by the story's own, else by its language", editionId)
    .option("--dry-run", "say what would happen, and change nothing")
    .addHelpText("after", examples)
    .action((paths: readonly string[], options: ImportOptions, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const bar = showProgress(house, "Importing");
        const began = performance.now();
        const report = await importSources(options.dryRun === true ? rehearse(press) : press, {
          paths,
          format: options.format === "auto" ? null : options.format,
          edition: options.edition ?? null,
          stdin: house.stdin,
          progress: (_source, read, total, tally) => bar.at(read, total ?? read, rate(tally, began)),
        });
        bar.end();
        const seconds = (performance.now() - began) / 1000;
        printer.answer(
          { ...report, seconds, dryRun: options.dryRun === true },
          words(report, seconds, options.dryRun === true),
        );
        return report.refusedCount === 0;
      }),
    );
}

function rate(tally: Tally, began: number): string {
  const { taken, there } = tally.report();
  const perSecond = Math.round((taken + there) / Math.max(0.001, (performance.now() - began) / 1000));
  return `${counted(taken + there, "story", "stories")}, ${counted(perSecond, "story", "stories")}/s`;
}

const shownLines = 50;

function words(report: ImportReport, seconds: number, dryRun: boolean): readonly string[] {
  const { taken, scheduled, withheld, there, refusedCount, unplacedCount } = report;
  const held = [
    ...(scheduled > 0 ? [`${counted(scheduled, "waits", "wait")} for its embargo or date`] : []),
    ...(withheld > 0 ? [`${counted(withheld, "is", "are")} kept unpublished`] : []),
  ];
  const aside = held.length === 0 ? "" : ` (${held.join(", ")})`;
  return [
    `${dryRun ? "Would be taken in" : "Taken in"}: ${counted(taken, "story", "stories")}${aside} in ${seconds.toFixed(1)} s`,
    `Already there: ${counted(there, "story", "stories")}`,
    `Refused: ${counted(refusedCount, "line or file", "lines or files")}`,
    ...lines(report.refused, refusedCount),
    ...(unplacedCount === 0 ? [] : [`Left out of stories that went in: ${counted(unplacedCount, "line", "lines")}`]),
    ...lines(report.unplaced, unplacedCount),
    ...(report.codes.length === 0
      ? []
      : [
          `Story code${report.codes.length > 1 ? "s" : ""}: ${report.codes.join(", ")}${taken + there > report.codes.length ? " …" : ""}`,
        ]),
  ];
}

function lines(all: readonly Refused[], count: number): readonly string[] {
  const shown = all
    .slice(0, shownLines)
    .map(({ file, line, reason }) => `  ${file}${line === null ? "" : `:${line}`}: ${reason}`);
  return count > shownLines ? [...shown, `  … and ${count - shownLines} more (--json names them)`] : shown;
}
