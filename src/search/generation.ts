import { join } from "node:path";
import type { Connection } from "@lancedb/lancedb";
import type { CommonWords } from "./common-words.js";
import {
  generationsIn,
  journalFile,
  openCommonWords,
  type Place,
  readCounts,
  readRows,
  readWords,
  removeGeneration,
} from "./index-folder.js";
import type { Journal } from "./journal.js";
import { LooseStories } from "./loose-stories.js";
import type { Generation, ReadIndex, Settled } from "./open-index.js";
import { SettledRows } from "./settled-rows.js";
import { countedText } from "./story-row.js";
import { openTables, recentName, settledName, touch } from "./story-table.js";
import { readOn } from "./take-entry.js";
import { TermCounts } from "./term-counts.js";

/** A generation with all that was written in it, and the ledger entry up to which it followed. */
interface Opened {
  readonly index: ReadIndex;
  readonly seq: number;
}

/** Opens a generation and reads its journal; throws where the table made for it is broken or missing. */
export async function openGeneration(
  folder: string,
  place: Place,
  openJournal: (path: string) => Promise<Journal>,
): Promise<Opened> {
  const number = place.generation;
  const tables = await openTables(folder);
  const [settled, recent, kept, words] = await Promise.all([
    openSettled(tables, settledName(number), {
      rows: () => readRows(folder, number),
      common: (rows) => openCommonWords(folder, number, rows),
    }),
    openSettled(tables, recentName(number), { rows: async () => null, common: async () => null }),
    readCounts(folder, number),
    readWords(folder, number),
  ]);
  if (settled === null && place.seq > 0) throw new Error("its stories are missing");
  const counts = kept ?? (await countSettled(settled));
  const journal = await openJournal(join(folder, journalFile(number)));
  const index = { generation: { number, settled, recent, loose: new LooseStories(), journal }, counts, words };
  return { index, seq: (await readOn(index)) ?? place.seq };
}

export async function closeGeneration({ generation }: ReadIndex): Promise<void> {
  await closeTables(generation);
  await generation.journal.close();
}

export async function closeTables({ settled, recent }: Generation): Promise<void> {
  settled?.table.close();
  recent?.table.close();
  await settled?.common?.close();
}

/** What was kept of a table when it was made. */
interface KeptBeside {
  readonly rows: () => Promise<SettledRows | null>;
  readonly common: (rows: number) => Promise<CommonWords | null>;
}

/** Where what is kept of the rows is lost, or of other rows, the table is read whole. */
async function openSettled(tables: Connection, name: string, kept: KeptBeside): Promise<Settled | null> {
  if (!(await tables.tableNames()).includes(name)) return null;
  const table = await tables.openTable(name);
  const rows = await kept.rows();
  const known = rows?.many === (await table.countRows()) ? rows : await SettledRows.read(table);
  await touch(table, known.lastRowIds());
  return { table, rows: known, common: await kept.common(known.many) };
}

/** In how many stories each term stands, where nobody kept it. */
async function countSettled(settled: Settled | null): Promise<TermCounts> {
  const counts = new TermCounts();
  for await (const batch of settled?.table.query().select(["text", "facts"]) ?? []) {
    const [texts, facts] = [batch.getChild("text"), batch.getChild("facts")];
    for (let at = 0; at < batch.numRows; at += 1)
      counts.add(countedText({ text: String(texts?.get(at)), facts: String(facts?.get(at)) }));
  }
  return counts;
}

/** Removes the generations before this one. */
export async function removeOlder(folder: string, than: number): Promise<void> {
  for (const number of await generationsIn(folder)) if (number < than) await removeGeneration(folder, number);
}
