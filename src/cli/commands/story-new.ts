import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Edition } from "../../domain/edition/edition.js";
import { sectionSlug } from "../../domain/section/section-slug.js";
import { nothingSaid } from "../../domain/story/nothing-said.js";
import type { Block, Revision } from "../../domain/story/revision.js";
import type { EditionId, Instant } from "../../kernel/ids.js";
import { err, type Result } from "../../kernel/result.js";
import { slugOf } from "../../kernel/slug.js";
import type { Actor, Press } from "../../newsroom/press.js";
import { publishStory } from "../../newsroom/publish-story.js";
import { readEditions } from "../../newsroom/read-editions.js";
import { saveStory } from "../../newsroom/save-story.js";
import type { Taken } from "../../newsroom/take-steps.js";
import type { House } from "../house.js";
import { editionId, moment } from "../parse-arguments.js";
import { act } from "./act.js";

interface NewOptions {
  readonly edition: EditionId;
  readonly headline: string;
  readonly section: string;
  readonly standfirst?: string;
  readonly byline?: string;
  readonly body?: string;
  readonly embargo?: Instant;
  readonly publish?: boolean;
}

/** A new story from the command line: its body is a text file whose paragraphs are parted by empty lines. */
export function addNew(story: Command, house: House): void {
  story
    .command("new")
    .description("write a new story; it stays a draft unless --publish is given")
    .requiredOption("--edition <id>", "the edition it stands in", editionId)
    .requiredOption("--headline <words>", "the headline")
    .option("--section <name>", "the section it stands in", "News")
    .option("--standfirst <words>", "the standfirst")
    .option("--byline <name>", "who wrote it")
    .option("--body <file>", "a text file; empty lines part the paragraphs")
    .option("--embargo <moment>", "not public before: 2026-11-24T06:00:00Z", moment)
    .option("--publish", "publish it at once, or at the end of its embargo")
    .addHelpText(
      "after",
      '\nExample:\n  $ dateline story new --edition en --headline "Ferry back in service" --body ferry.txt --publish',
    )
    .action((options: NewOptions, command: Command) =>
      act(house, command, (press, actor) => writeNew(press, actor, options)),
    );
}

async function writeNew(press: Press, actor: Actor, options: NewOptions): Promise<Result<Taken, string>> {
  const edition = (await readEditions(press.database.reader)).get(options.edition);
  if (edition === undefined) return err(`There is no edition "${options.edition}".`);
  const text = options.body === undefined ? "" : await readFile(options.body, "utf8");
  const saved = await saveStory(press, actor, { code: null, revision: revisionOf(edition, options, text) });
  return saved.ok && options.publish === true ? publishStory(press, actor, { code: saved.value.code }) : saved;
}

const revisionOf = (edition: Edition, options: NewOptions, text: string): Revision => ({
  ...nothingSaid,
  ...{ edition: edition.id, section: sectionSlug(slugOf(options.section)), sectionName: options.section },
  ...{ language: edition.language, slug: slugOf(options.headline), headline: options.headline },
  ...{ standfirst: options.standfirst ?? null, body: paragraphs(text), byline: options.byline ?? null },
  embargo: options.embargo ?? null,
});

const paragraphs = (text: string): readonly Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => ({ kind: "paragraph", text: [{ text: part }] }));
