import type { Connection, Table } from "@lancedb/lancedb";
import { generationsIn, removeGeneration } from "./index-folder.js";
import type { Generation } from "./open-index.js";
import { SettledRows } from "./settled-rows.js";
import { countedText } from "./story-row.js";
import { looseName, openStoryTable, settledName } from "./story-table.js";
import type { TermCounts } from "./term-counts.js";

/** Opens the tables of a generation; throws where they are broken. */
export async function openGeneration(tables: Connection, generation: number): Promise<Generation> {
  const loose = await openStoryTable(tables, looseName(generation));
  const names = await tables.tableNames();
  const name = settledName(generation);
  const settled = names.includes(name) ? await openStoryTable(tables, name) : null;
  const settledRows = settled === null ? null : await SettledRows.read(settled);
  return { number: generation, settled, settledRows, loose };
}

export async function countTable(table: Table, counts: TermCounts): Promise<void> {
  for await (const batch of table.query().select(["text", "facts"])) {
    const [texts, facts] = [batch.getChild("text"), batch.getChild("facts")];
    for (let at = 0; at < batch.numRows; at += 1)
      counts.add(countedText({ text: String(texts?.get(at)), facts: String(facts?.get(at)) }));
  }
}

/** Removes the generations before this one. */
export async function removeOlder(folder: string, than: number): Promise<void> {
  for (const number of await generationsIn(folder)) if (number < than) await removeGeneration(folder, number);
}
