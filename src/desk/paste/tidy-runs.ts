import { cleanRun } from "../../kernel/clean-text.js";
import { type Marks, type Run, sameMarks, unmarked, type Words } from "./block.js";

/**
 * Runs in their one form: white space single, outside the marks where they change, none beside a line's end; neighbours
 * of one kind joined. A no-break space alone between two words was meant; beside another space or a mark's end it is a
 * machine's.
 */
export function tidyRuns(runs: readonly Run[]): readonly Run[] {
  const tidy: Run[] = [];
  let spaced = false;
  for (const run of runs) {
    const text = run === "break" ? "" : cleanWords(run.text);
    const core = withoutEdges(text);
    if (run === "break") tidy.push(run);
    else if (core !== "") pushWords(tidy, { ...run, text: core }, spaced || isSpace(text[0]));
    if (run === "break" || core !== "") spaced = isSpace(text.at(-1));
    else spaced ||= text !== "";
  }
  return tidy;
}

const cleanWords = (text: string): string =>
  cleanRun(text.replace(/[\u2028\u2029]/g, " ").replace(/[\ufeff\ufffc]/g, "")).replace(/[ \u00a0]{2,}/g, " ");

const isSpace = (letter: string | undefined): boolean => letter === " " || letter === "\u00a0";

/** At most one space stands at each end by now. */
const withoutEdges = (text: string): string =>
  text.slice(isSpace(text[0]) ? 1 : 0, text.length > 1 && isSpace(text.at(-1)) ? -1 : undefined);

function pushWords(tidy: Run[], words: Words, spaced: boolean): void {
  const before = tidy.at(-1);
  if (before === undefined || before === "break" || !spaced) return join(tidy, words);
  join(tidy, { ...shared(before, words), text: " " });
  join(tidy, words);
}

function join(tidy: Run[], words: Words): void {
  const before = tidy.at(-1);
  if (before === undefined || before === "break" || !sameMarks(before, words)) tidy.push(words);
  else tidy[tidy.length - 1] = { ...before, text: before.text + words.text };
}

/** The marks of a space: those of both its neighbours, so that a bold phrase in several pieces is one again. */
const shared = (a: Marks, b: Marks): Marks =>
  a.href === b.href ? { strong: a.strong && b.strong, em: a.em && b.em, href: a.href } : unmarked;

/** Whether a reader would see anything: joiners and direction marks alone are an empty paragraph too. */
export const isVisible = (text: string): boolean => /[^\p{Cf}\p{Z}\p{Cc}]/u.test(text);

export const hasWords = (runs: readonly Run[]): boolean => runs.some((run) => run !== "break" && isVisible(run.text));

/** Tidy runs parted where a writer left a blank line, each part without line ends at its own ends. */
export function splitAtBlankLines(runs: readonly Run[]): readonly (readonly Run[])[] {
  const parts: Run[][] = [[]];
  for (const [at, run] of runs.entries()) {
    const part = parts.at(-1) ?? [];
    if (run !== "break") part.push(run);
    else if (runs[at + 1] === "break") parts.push([]);
    else if (part.length > 0 && at + 1 < runs.length) part.push(run);
  }
  return parts.filter(hasWords);
}

/** The same where a blank line cannot stand, as in an item of a list. */
export const withoutBlankLines = (runs: readonly Run[]): Run[] =>
  splitAtBlankLines(runs).flatMap((part, at): readonly Run[] => (at === 0 ? part : ["break", ...part]));
