import { cleanLine, cleanRun } from "../../kernel/clean-text.js";
import type { Inline } from "./revision.js";
import { safeHref } from "./safe-href.js";

/**
 * Runs in their one form: white space single and none at the ends, no empty run, neighbours of one kind joined. What
 * comes in and what goes out is brought to it, so that a story's body is the same on both sides of an exchange.
 */
export function normalRuns(runs: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    const text = collapse(cleanRun(run.text), before);
    if (text === "") continue;
    const plain = normalRun(run, text);
    if (before !== undefined && sameKind(before, plain))
      joined[joined.length - 1] = { ...before, text: before.text + text };
    else joined.push(plain);
  }
  return trimEnd(joined);
}

/** A space after a space, or at the very start, is none. */
const collapse = (text: string, before: Inline | undefined): string =>
  before === undefined || before.text.endsWith(" ") ? text.replace(/^ /, "") : text;

function normalRun({ strong, emphasis, href }: Inline, text: string): Inline {
  const safe = href === undefined ? null : safeHref(href);
  return {
    text,
    ...(strong ? { strong } : {}),
    ...(emphasis ? { emphasis } : {}),
    ...(safe === null ? {} : { href: safe }),
  };
}

const sameKind = (a: Inline, b: Inline): boolean =>
  a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href;

function trimEnd(runs: readonly Inline[]): readonly Inline[] {
  const last = runs.at(-1);
  if (last === undefined || !last.text.endsWith(" ")) return runs;
  const text = last.text.slice(0, -1);
  return text === "" ? trimEnd(runs.slice(0, -1)) : [...runs.slice(0, -1), { ...last, text }];
}

/** A line of words or null where nothing is left of it. */
export const lineOrNull = (text: string | null | undefined): string | null => cleanLine(text ?? "") || null;
