import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import type { Command } from "commander";
import { moveThread } from "../../comments/thread/move-thread.js";
import type { StoryCode } from "../../kernel/ids.js";
import { importCommentFiles } from "../../wire/comments/import-comment-files.js";
import { exportComments } from "../../wire/comments/own-lines.js";
import type { House } from "../house.js";
import { storyCode } from "../parse-arguments.js";
import { counted } from "../print.js";
import { showProgress } from "../progress.js";
import { withPress } from "../with-press.js";

const comments = (n: number): string => counted(n, "comment", "comments");

/** Readers' comments on the command line: in, out, and from one story to another. */
export function addComments(program: Command, house: House): void {
  const command = program
    .command("comments")
    .description("take readers' comments in or out, or move a thread")
    .addHelpText("after", "\nExample:\n  $ dateline comments import wordpress.xml");
  addImport(command, house);
  addExport(command, house);
  addMove(command, house);
}

function addImport(parent: Command, house: House): void {
  parent
    .command("import <file...>")
    .description("take comments in: a WordPress export (WXR), Coral's collections, or lines of `comments export`")
    .addHelpText(
      "after",
      "\nExamples:\n  $ dateline comments import wordpress.xml\n  $ dateline comments import users.json stories.json commentModerationActions.json comments.json",
    )
    .action((paths: readonly string[], _options: unknown, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const bar = showProgress(house, "Importing");
        const report = await importCommentFiles(press, {
          paths,
          progress: (done) => bar.at(done, done, comments(done)),
        });
        bar.end();
        const { taken, there, refused, refusedCount } = report;
        printer.answer({ taken, there, refused, refusedCount }, [
          `Taken in: ${comments(taken)}`,
          `Already there: ${comments(there)}`,
          `Refused: ${comments(refusedCount)}`,
          ...refused
            .slice(0, shownLines)
            .map(({ file, line, reason }) => `  ${file}${line === null ? "" : `:${line}`}: ${reason}`),
          ...(refusedCount > shownLines ? [`  … and ${refusedCount - shownLines} more (--json names them)`] : []),
        ]);
        return refusedCount === 0;
      }),
    );
}

const shownLines = 50;

interface ExportOptions {
  readonly output?: string;
  readonly addresses?: boolean;
  readonly origin: string;
}

function addExport(parent: Command, house: House): void {
  parent
    .command("export")
    .description("write every comment as a JSON line, in whatever state, with what was decided on it")
    .option("--output <file>", "into a file; else to standard output")
    .option("--addresses", "with the readers' mail addresses: for moving house, not for sharing")
    .option("--origin <url>", "the public base address, for the stories' own", "http://localhost:4000")
    .addHelpText("after", "\nExample:\n  $ dateline comments export --output comments.jsonl")
    .action((options: ExportOptions, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const draft = options.output === undefined ? null : `${options.output}.part`;
        const out = draft === null ? house.out : createWriteStream(draft);
        let done = 0;
        await press.database.snapshot(async (rows) => {
          for await (const line of exportComments(rows, {
            origin: options.origin,
            addresses: options.addresses === true,
          })) {
            if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
            done += 1;
          }
        });
        if (draft === null || options.output === undefined) return true;
        out.end();
        await once(out, "finish");
        await rename(draft, options.output);
        printer.answer({ file: options.output, comments: done }, [`${comments(done)} in ${options.output}.`]);
        return true;
      }),
    );
}

function addMove(parent: Command, house: House): void {
  parent
    .command("move")
    .description("move all comments of a story to another, where they stand with its own in the order of time")
    .argument("<from>", "the code of the story they stand under", storyCode)
    .argument("<to>", "the code of the story they go to", storyCode)
    .addHelpText("after", "\nExample:\n  $ dateline comments move 971280 971281")
    .action((from: StoryCode, to: StoryCode, _options: unknown, command: Command) =>
      withPress(house, command, async ({ database }, printer) => {
        const there = await database.reader
          .selectFrom("story_state")
          .select("code")
          .where("code", "=", to)
          .executeTakeFirst();
        if (there === undefined) {
          printer.complain(`There is no story ${to}: see dateline story ${to}.`);
          return false;
        }
        const moved = await database.transact((tx) => moveThread(tx, from, to));
        printer.answer({ from, to, moved }, [`${comments(moved)} moved from ${from} to ${to}.`]);
        return true;
      }),
    );
}
