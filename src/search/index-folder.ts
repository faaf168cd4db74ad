import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { analysisMark } from "./analysis-mark.js";
import { TermCounts, termCells } from "./term-counts.js";

/** Raised whenever the rows or the index options change, so that folders written before are filled again. */
const indexVersion = 1;
const version = `${indexVersion}.${analysisMark()}`;

export const tableName = "stories";
const cursorFile = "cursor.json";
const countsFile = "terms.bin";
const ownNames = [`${tableName}.lance`, cursorFile, countsFile, `${cursorFile}.new`, `${countsFile}.new`];

/** How far the index has followed the ledger, and the table's version then: a table older than that has lost writes. */
export interface Place {
  readonly seq: number;
  readonly tableVersion: number;
}

/** Makes the folder where there is none; says whether an index was kept in it. */
export async function hasIndex(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  return names.some((name) => ownNames.includes(name));
}

/** Removes what the index wrote, and nothing else that may lie in the folder. */
export async function clearFolder(folder: string): Promise<void> {
  for (const name of ownNames) await rm(join(folder, name), { recursive: true, force: true });
}

/** The kept place; throws, saying why, when it cannot be trusted. */
export async function readPlace(folder: string): Promise<Place> {
  const kept: unknown = JSON.parse(await readFile(join(folder, cursorFile), "utf8"));
  if (!isKeptPlace(kept)) throw new Error("its cursor cannot be read");
  if (kept.version !== version) throw new Error(`it was written by version ${kept.version}, this is ${version}`);
  return { seq: kept.seq, tableVersion: kept.tableVersion };
}

function isKeptPlace(kept: unknown): kept is Place & { readonly version: string } {
  if (typeof kept !== "object" || kept === null) return false;
  const { seq, tableVersion, version } = kept as Record<string, unknown>;
  return Number.isSafeInteger(seq) && Number.isSafeInteger(tableVersion) && typeof version === "string";
}

export function writePlace(folder: string, place: Place): Promise<void> {
  return writeDurably(folder, cursorFile, new TextEncoder().encode(JSON.stringify({ version, ...place })));
}

/** The kept term counts, or null where there are none that fit. */
export async function readCounts(folder: string): Promise<TermCounts | null> {
  const bytes = await readFile(join(folder, countsFile)).catch(() => null);
  if (bytes?.byteLength !== 4 * (termCells + 1)) return null;
  const numbers = new Uint32Array(new Uint8Array(bytes).buffer);
  return new TermCounts({ cells: numbers.slice(1), stories: numbers[0] ?? 0 });
}

export function writeCounts(folder: string, counts: TermCounts): Promise<void> {
  const numbers = new Uint32Array(termCells + 1);
  numbers[0] = counts.stories;
  numbers.set(counts.cells, 1);
  return writeDurably(folder, countsFile, new Uint8Array(numbers.buffer));
}

/** Beside, to the disk, then renamed into place: a reader sees the old bytes or the new ones, after a power cut too. */
async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const beside = join(folder, `${name}.new`);
  const file = await open(beside, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, join(folder, name));
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
