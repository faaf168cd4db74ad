import { Command } from "commander";
import { judgeClusters } from "./related/judge-clusters.js";
import { judgePairs } from "./related/judge-pairs.js";
import { type JudgedFile, readJudgedFile } from "./related/judged-file.js";
import { openJudged } from "./related/open-judged.js";

const help = `
FILE has one JSON object a line, gzipped or plain, in one of two shapes:
  clusters   {"id", "story", "topic", "title", "text"}: articles of one story report one event; those of
             the same topic but another story are its twins.
  pairs      {"id", "text"} for each text, with or without "title", and {"a", "b", "rating"} for each pair of
             ids that people have rated.
Any article or text may say its "language" (BCP 47).

Example:
  $ npm run eval:related -- ../shared/data/story-clusters.jsonl.gz`;

interface Options {
  readonly language: string;
  readonly json?: boolean;
}

/** The figures of a file, by the names they are printed with. */
async function figuresOf(file: JudgedFile, language: string): Promise<Readonly<Record<string, number>>> {
  const judged = await openJudged(file.kind === "clusters" ? file.articles : file.texts, language);
  try {
    if (file.kind === "pairs")
      return {
        texts: file.texts.length,
        pairs: file.ratings.length,
        Pearson: await judgePairs(file.texts, file.ratings, judged),
      };
    const { articles, first, five, average, twins, strayed } = await judgeClusters(file.articles, judged);
    return {
      articles,
      "P@1": first,
      "P@5": five,
      MAP: average,
      "wrong twins": twins,
      "strayed into a running story": strayed,
    };
  } finally {
    await judged.close();
  }
}

const shown = (figure: number): string => (Number.isInteger(figure) && figure > 1 ? String(figure) : figure.toFixed(4));

async function evaluate(path: string, { language, json = false }: Options): Promise<void> {
  const figures = await figuresOf(readJudgedFile(path), language);
  if (json) console.log(JSON.stringify(figures));
  else for (const [name, figure] of Object.entries(figures)) console.log(`${name.padEnd(30)}${shown(figure)}`);
}

const command = new Command("eval:related")
  .description("Measures the engine that relates stories, the one the site uses, by a file of human judgements.")
  .argument("<file>", "judgements as JSON lines")
  .option("--language <tag>", "language of the texts that do not say theirs", "en")
  .option("--json", "print one JSON object")
  .addHelpText("after", help)
  .action(evaluate);

try {
  await command.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
