import { readLines } from "../lines/read-lines.js";
import { readNinjs } from "../ninjs/read-ninjs.js";
import { type Arrival, fileBatch, type Ingest } from "./file-batch.js";

/** Stories in one transaction: large enough for speed, small enough that a server beside it never waits long. */
const batchSize = 250;

/** Imports ninjs lines in batches, each durable before the next is read; broken lines are refused, the rest goes in. */
export async function importLines(ingest: Ingest, file: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  let batch: Arrival[] = [];
  for await (const line of readLines(source)) {
    const arrival = arrive(ingest, file, line);
    if (arrival !== null) batch.push(arrival);
    if (batch.length < batchSize) continue;
    await fileBatch(ingest, batch);
    batch = [];
  }
  await fileBatch(ingest, batch);
}

type Line = { readonly line: number; readonly text: string } | { readonly line: number; readonly refused: string };

function arrive({ tally }: Ingest, file: string, line: Line): Arrival | null {
  const refuse = (reason: string): null => {
    tally.refuse({ file, line: line.line, reason });
    return null;
  };
  if ("refused" in line) return refuse(line.refused);
  const value = parse(line.text);
  if (!value.ok) return refuse(value.reason);
  const read = readNinjs(value.json);
  if (!read.ok) return refuse(read.error);
  for (const reason of read.value.remarks) tally.leave({ file, line: line.line, reason });
  return { file, line: line.line, story: read.value.story };
}

function parse(
  text: string,
): { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly reason: string } {
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: `Not JSON: ${(error as Error).message}` };
  }
}
