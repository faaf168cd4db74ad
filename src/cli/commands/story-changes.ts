import type { Command } from "commander";
import { sectionSlug } from "../../domain/section/section-slug.js";
import type { Block, Inline, Reference, Revision } from "../../domain/story/revision.js";
import type { EditionId, Instant, StoryCode } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { slugOf } from "../../kernel/slug.js";
import { codes, editionId, moment } from "../parse-arguments.js";

export interface ChangeOptions {
  readonly headline?: string;
  readonly kicker?: string;
  readonly standfirst?: string;
  readonly slug?: string;
  readonly section?: string;
  readonly edition?: EditionId;
  readonly embargo?: Instant;
  readonly pin?: readonly StoryCode[];
  readonly ban?: readonly StoryCode[];
  readonly replace?: string;
  readonly with?: string;
}

/** What can be changed in a story from the command line. */
export const addChangeOptions = (command: Command): Command =>
  command
    .option("--headline <words>", "a new headline")
    .option("--kicker <words>", "a new kicker; empty for none")
    .option("--standfirst <words>", "a new standfirst; empty for none")
    .option("--slug <words>", "a new slug; the old address goes on leading here")
    .option("--section <name>", "move it to another section")
    .option("--edition <id>", "move it to another edition", editionId)
    .option("--embargo <moment>", "not public before: 2026-11-24T06:00:00Z", moment)
    .option("--pin <code>", "pin a related story; may be given again", codes)
    .option("--ban <code>", "never show a story as related; may be given again", codes)
    .option("--replace <words>", "words to replace wherever they stand in headline, standfirst and body")
    .option("--with <words>", "what to replace them with");

/** A revision with the changes made; refused when words to replace are not in it. */
export function applyChanges(revision: Revision, options: ChangeOptions): Result<Revision, string> {
  const replaced = replaceWords(revision, options);
  if (!replaced.ok) return replaced;
  const { headline, kicker, standfirst, slug, section, edition, embargo, pin, ban } = options;
  return ok({
    ...replaced.value,
    ...(headline === undefined ? {} : { headline }),
    ...(kicker === undefined ? {} : { kicker: kicker || null }),
    ...(standfirst === undefined ? {} : { standfirst: standfirst || null }),
    ...(slug === undefined ? {} : { slug: slugOf(slug) }),
    ...(section === undefined ? {} : { section: sectionSlug(slugOf(section)), sectionName: section }),
    ...(edition === undefined ? {} : { edition }),
    ...(embargo === undefined ? {} : { embargo }),
    ...(pin === undefined
      ? {}
      : { pinned: [...revision.pinned, ...pin.map((code): Reference => ({ kind: "story", code }))] }),
    ...(ban === undefined ? {} : { banned: [...new Set([...revision.banned, ...ban])] }),
  });
}

function replaceWords(revision: Revision, { replace, with: by }: ChangeOptions): Result<Revision, string> {
  if (replace === undefined && by === undefined) return ok(revision);
  if (replace === undefined || by === undefined || replace === "") return err("--replace and --with belong together.");
  const swap = (text: string): string => text.replaceAll(replace, by);
  const { headline, standfirst, body } = revision;
  const changed = {
    headline: swap(headline),
    standfirst: standfirst === null ? null : swap(standfirst),
    body: body.map((block) => swapIn(block, swap)),
  };
  const same = JSON.stringify(changed) === JSON.stringify({ headline, standfirst, body });
  return same ? err(`The story does not say “${replace}”.`) : ok({ ...revision, ...changed });
}

type Swap = (text: string) => string;

function swapIn(block: Block, swap: Swap): Block {
  const runs = (text: readonly Inline[]): readonly Inline[] => text.map((run) => ({ ...run, text: swap(run.text) }));
  switch (block.kind) {
    case "paragraph":
    case "quote":
      return { ...block, text: runs(block.text) };
    case "crosshead":
      return { ...block, text: swap(block.text) };
    case "list":
      return { ...block, items: block.items.map(runs) };
    default:
      return block;
  }
}
