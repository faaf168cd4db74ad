import type { Block, Item, Run, Words } from "./block.js";
import type { Seen } from "./element.js";
import { hasWords } from "./tidy-runs.js";

/** A paragraph that Word says, or lets us guess, is an item of a list. */
export interface WordItem {
  /** Word's name for the list; null where only the paragraph's class speaks for one. */
  readonly list: string | null;
  readonly level: number;
  /** In the midst of a list by its class: without a marker it goes on with the item before. */
  readonly goesOn: boolean;
}

const listStyle = /^(l\d+) level([1-9])\b ?(lfo\d+)?/;
const listClass = /\bMsoList(?:Paragraph|Bullet|Number)([1-9]?)/;

export function wordItemOf({ style, classes }: Seen): WordItem | null {
  const said = listStyle.exec(style.get("mso-list") ?? "");
  if (said !== null) return { list: `${said[1]} ${said[3] ?? ""}`, level: Number(said[2]), goesOn: false };
  const named = listClass.exec(classes);
  if (named === null) return null;
  return { list: null, level: Number(named[1] || "1"), goesOn: /CxSp(?:Middle|Last)/.test(classes) };
}

/** The bullet or number that Word writes out for those who do not know its lists. */
export const isWordMarker = ({ style }: Seen): boolean => style.get("mso-list") === "ignore";

/** The item a Word paragraph makes, or null where it turns out to be a paragraph after all. */
export function readWordItem(
  word: WordItem,
  found: { readonly marker: string; readonly runs: Run[]; readonly from: string },
  before: Block | undefined,
): Item | null {
  const inWord = before?.kind === "item" && before.list.startsWith("word ") ? before : undefined;
  const { marker, runs } = found.marker.trim() === "" ? takeMarker(found.runs) : found;
  if (word.list === null && marker === "") return word.goesOn && inWord !== undefined ? { ...inWord, runs } : null;
  const ordered = isNumber(marker);
  // An inner item stands in the list it is found in, whatever its own marker.
  const list = word.level > 1 && inWord !== undefined ? inWord : { list: `word ${word.list} ${ordered}`, ordered };
  return { kind: "item", list: list.list, ordered: list.ordered, from: found.from, runs };
}

/** Bullets are symbols or, in Word's symbol fonts, bare letters; a number has a digit or is a letter with a stop. */
function isNumber(marker: string): boolean {
  const bare = marker.replace(/[\s\p{Cf}]+/gu, "");
  return /\p{N}/u.test(bare) || /^[([]?\p{L}{1,6}[.)\]\-–:]/u.test(bare);
}

const writtenMarker = /^(?:[·•●▪■◦○‣⁃➢✓§*–—-]|o|[([]?(?:\p{Nd}{1,3}|\p{L})[.)\]–-])[ \u00a0]+(?=\S)/u;

/** A marker that has become part of the text, as Word's "filtered" pages have it. */
function takeMarker(runs: Run[]): { readonly marker: string; readonly runs: Run[] } {
  const start = runs.slice(0, 3).map((run) => (run === "break" ? "\n" : run.text));
  const marker = writtenMarker.exec(start.join(""))?.[0] ?? "";
  const rest = withoutStart(runs, marker.length);
  return hasWords(rest) ? { marker, runs: rest } : { marker: "", runs };
}

function withoutStart(runs: Run[], length: number): Run[] {
  let left = length;
  return runs.flatMap((run): readonly Run[] => {
    if (run === "break" || left === 0) return [run];
    const cut: Words = { ...run, text: run.text.slice(left) };
    left = Math.max(0, left - run.text.length);
    return cut.text === "" ? [] : [cut];
  });
}
