import "../src/main/production-mode.js";
import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { showProgress } from "../src/cli/progress.js";
import { makeArchive } from "./make-archive.js";

interface Options {
  readonly stories: number;
  readonly years: number;
  readonly seed: number;
  readonly data: string;
  readonly database?: string;
  readonly from?: string;
  readonly oneSection?: true;
}

const number =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!(value >= least) || !Number.isSafeInteger(Math.round(value)))
      throw new InvalidArgumentError(`It must be a number from ${least} up.`);
    return value;
  };

const examples = `
Examples:
  $ npm run bench:archive -- --stories 1000000 --data /tmp/million
  $ npm run bench:archive -- --stories 100000 --database postgres://newsroom@localhost/bench
  $ npm run bench:archive -- --stories 50000 --data /tmp/reuters --from reuters.ninjs.jsonl.gz

Ended at any moment and called again with the same options, it goes on where it was.`;

const program = new Command("npm run bench:archive --")
  .description(
    "make an archive of any size through the import: four editions, running stories, repeats; the same for the same seed",
  )
  .requiredOption("--stories <n>", "how many", number(1))
  .option("--years <n>", "over how many years they are spread, to the end of 2024", number(0.01), 30)
  .option("--seed <n>", "another seed, other stories", number(0), 1)
  .option("--data <folder>", "where the newsroom's files lie", "/tmp/dateline-archive")
  .addOption(new Option("--database <url>", "a PostgreSQL database instead of SQLite"))
  .option("--one-section", "all of one edition and section: its pages go as deep as they can")
  .option("--from <file>", "put the stories of a ninjs file together anew, instead of made-up words")
  .addHelpText("after", examples)
  .action(async (options: Options) => {
    const { data, database = null, from = null, oneSection = false, ...making } = options;
    const bar = showProgress({ err: process.stderr }, "Making");
    const done = await makeArchive({
      ...making,
      place: { data: resolve(data), database },
      ...{ from, oneSection },
      progress: (at) => bar.at(at, making.stories, `${at.toLocaleString("en")} stories`),
    });
    bar.end();
    const rate = Math.round(done.taken / done.seconds).toLocaleString("en");
    process.stdout.write(
      `${done.found.toLocaleString("en")} were there, ${done.taken.toLocaleString("en")} taken in, in ${done.seconds.toFixed(1)} s: ${rate} stories/s, ${Math.round(done.peak / 1024 ** 2)} MB of memory at most.\n`,
    );
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
