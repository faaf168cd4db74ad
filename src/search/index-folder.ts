import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { analysisMark } from "./analysis-mark.js";
import { CommonWords } from "./common-words.js";
import { type MakingLists, makeCommonWords } from "./make-common-words.js";
import { SettledRows } from "./settled-rows.js";
import { TermCounts, termCells } from "./term-counts.js";
import { WordList } from "./word-list.js";
import { writeDurably } from "./write-durably.js";

/** Raised whenever the rows or the index options change: folders written before are emptied. */
const indexVersion = "5";
const version = `${indexVersion}.${analysisMark()}`;

export const placeFile = "cursor.json";
/** Where a whole new generation waits to be taken over, with the place up to which it was made. */
const nextFile = "next.json";
const countsFile = (generation: number): string => `terms-${generation}.bin`;
const rowsFile = (generation: number): string => `rows-${generation}.bin`;
const wordsFile = (generation: number): string => `words-${generation}.txt`;
/** The lists of common words, and beside them where each stands. */
const listsFile = (generation: number): string => `lists-${generation}.bin`;
const listedFile = (generation: number): string => `lists-${generation}.json`;
/** What the journal of a generation is called, in which stands what came since it was made. */
export const journalFile = (generation: number): string => `journal-${generation}.jsonl`;
/** Tables of loose stories were kept by earlier versions. */
const ownName =
  /^(?:(?:stories|settled|recent)-(\d+)\.lance|(?:terms|rows|lists|words|journal)-(\d+)\.(?:bin|json|txt|jsonl)(?:\.new|\.parts)?)$/;
const placeName = /^(?:cursor|next)\.json(?:\.new)?$/;

/** Which generation is in use, and how far the ledger was followed when it was made: its journal says how far since. */
export interface Place {
  readonly seq: number;
  readonly generation: number;
}

export interface KeptPlace extends Place {
  /** Whether its words were analysed otherwise than they are now: it answers, and is to be made anew. */
  readonly dated: boolean;
}

/** Makes the folder where there is none; says whether an index was kept in it. */
export async function hasIndex(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  return names.some((name) => ownName.test(name) || placeName.test(name));
}

/** Removes what the index wrote, and nothing else that may lie in the folder. */
export async function clearFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (ownName.test(name) || placeName.test(name)) await rm(join(folder, name), { recursive: true, force: true });
}

/** The generations of which something lies in the folder, whole or not. */
export async function generationsIn(folder: string): Promise<readonly number[]> {
  const numbers = (await readdir(folder)).flatMap((name) => {
    const found = ownName.exec(name);
    return found === null ? [] : [Number(found[1] ?? found[2])];
  });
  return [...new Set(numbers)];
}

export async function removeGeneration(folder: string, generation: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = ownName.exec(name);
    if (found !== null && Number(found[1] ?? found[2]) === generation)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The kept place; throws, saying why, when it cannot be trusted. */
export const readPlace = (folder: string): Promise<KeptPlace> => readPlaceIn(folder, placeFile);

/** The place of a new generation that waits; null where none does, it is dated, or it cannot be trusted. */
export async function readNext(folder: string): Promise<Place | null> {
  const next = await readPlaceIn(folder, nextFile).catch(() => null);
  return next === null || next.dated ? null : next;
}

async function readPlaceIn(folder: string, file: string): Promise<KeptPlace> {
  const kept: unknown = JSON.parse(await readFile(join(folder, file), "utf8"));
  if (!isKeptPlace(kept)) throw new Error("its cursor cannot be read");
  if (kept.version.split(".")[0] !== indexVersion)
    throw new Error(`it was written by version ${kept.version}, this is ${version}`);
  return { seq: kept.seq, generation: kept.generation, dated: kept.version !== version };
}

function isKeptPlace(kept: unknown): kept is Place & { readonly version: string } {
  if (typeof kept !== "object" || kept === null) return false;
  const { version, ...numbers } = kept as Record<string, unknown>;
  return typeof version === "string" && [numbers.seq, numbers.generation].every(Number.isSafeInteger);
}

export const writePlace = (folder: string, place: Place): Promise<void> => keepPlace(folder, placeFile, place);
export const writeNext = (folder: string, place: Place): Promise<void> => keepPlace(folder, nextFile, place);
export const removeNext = (folder: string): Promise<void> => rm(join(folder, nextFile), { force: true });

const keepPlace = (folder: string, file: string, { seq, generation }: Place): Promise<void> =>
  writeDurably(folder, file, new TextEncoder().encode(JSON.stringify({ version, seq, generation })));

/** The kept term counts, or null where there are none that fit. */
export async function readCounts(folder: string, generation: number): Promise<TermCounts | null> {
  const bytes = await readFile(join(folder, countsFile(generation))).catch(() => null);
  if (bytes?.byteLength !== 4 * (termCells + 1)) return null;
  const numbers = new Uint32Array(new Uint8Array(bytes).buffer);
  return new TermCounts({ cells: numbers.slice(1), stories: numbers[0] ?? 0 });
}

/** What is kept of the rows of the settled table, or null where it is not whole. */
export async function readRows(folder: string, generation: number): Promise<SettledRows | null> {
  const bytes = await readFile(join(folder, rowsFile(generation))).catch(() => null);
  return bytes === null ? null : SettledRows.of(bytes);
}

export const writeRows = (folder: string, generation: number, rows: SettledRows): Promise<void> =>
  writeDurably(folder, rowsFile(generation), rows.bytes());

/** The lists of the common words of so many rows; null where there are none, or not whole. */
export const openCommonWords = (folder: string, generation: number, rows: number): Promise<CommonWords | null> =>
  CommonWords.open(join(folder, listedFile(generation)), join(folder, listsFile(generation)), rows);

/** Makes the lists of a table's common words, where it is large. */
export async function writeCommonWords(
  folder: string,
  generation: number,
  made: Omit<MakingLists, "path">,
): Promise<void> {
  const kept = await makeCommonWords({ ...made, path: join(folder, listsFile(generation)) });
  if (kept !== null) await writeDurably(folder, listedFile(generation), new TextEncoder().encode(JSON.stringify(kept)));
}

/** The kept words of headlines; none where there are none. */
export async function readWords(folder: string, generation: number): Promise<WordList> {
  return new WordList(await readFile(join(folder, wordsFile(generation))).catch(() => new Uint8Array()));
}

/** Keeps what is counted beside the tables. */
export async function writeCounted(
  folder: string,
  generation: number,
  { counts, words }: { readonly counts: TermCounts; readonly words: WordList },
): Promise<void> {
  const numbers = new Uint32Array(termCells + 1);
  numbers[0] = counts.stories;
  numbers.set(counts.cells, 1);
  await writeDurably(folder, countsFile(generation), new Uint8Array(numbers.buffer));
  await writeDurably(folder, wordsFile(generation), new TextEncoder().encode(words.written()));
}
