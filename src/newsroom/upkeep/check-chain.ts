import type { Reader } from "../../database/handles.js";
import type { LedgerTable } from "../../database/tables.js";
import { picturesOf } from "../../domain/story/pictures-of.js";
import type { Revision } from "../../domain/story/revision.js";
import type { PictureId } from "../../kernel/ids.js";
import { readHead } from "../ledger/append.js";
import { beginning, hashOf, type LedgerHead, sha256 } from "../ledger/entry.js";
import type { Finding } from "./finding.js";
import { readLedger } from "./read-ledger.js";
import type { Progress } from "./rebuild-archive.js";

export interface ChainReport {
  readonly entries: number;
  readonly stories: number;
  readonly findings: readonly Finding[];
  /** Every picture that a revision shows, with the story it was first seen in. */
  readonly pictures: ReadonlyMap<PictureId, string>;
}

/** Walks the ledger from its first entry and recomputes every hash. */
export async function checkChain(reader: Reader, progress: Progress): Promise<ChainReport> {
  const { seq: total } = await readHead(reader);
  const redacted = await readRedactions(reader);
  const findings: Finding[] = [];
  const pictures = new Map<PictureId, string>();
  const stories = new Set<string>();
  let before: LedgerHead = beginning;
  let entries = 0;
  for await (const rows of readLedger(reader)) {
    for (const row of rows) {
      findings.push(...checkEntry(before, row, redacted).map((what) => ({ where: placeOf(row), what })));
      if (row.noun === "story") stories.add(row.subject);
      notePictures(row, pictures);
      before = row;
    }
    entries += rows.length;
    progress(entries, total);
  }
  const tail = await checkHead(reader, before);
  return { entries, stories: stories.size, findings: [...findings, ...tail], pictures };
}

const placeOf = (row: LedgerTable): string => `ledger entry ${row.seq} (${row.noun} ${row.subject}, ${row.act})`;

function checkEntry(before: LedgerHead, row: LedgerTable, redacted: ReadonlySet<number>): readonly string[] {
  const found: string[] = [];
  if (row.seq !== before.seq + 1) found.push(`${row.seq - before.seq - 1} entries before it are missing`);
  else if (row.prev_hash !== before.hash) found.push("it does not follow from the entry before it");
  if (row.hash !== hashOf(row)) found.push("its facts were changed after it was entered");
  if (row.body === null && !redacted.has(row.seq)) found.push("its text is missing and no redaction says why");
  if (row.body !== null && sha256(row.body) !== row.body_hash) found.push("its text was changed after it was entered");
  return found;
}

async function checkHead(reader: Reader, last: LedgerHead): Promise<readonly Finding[]> {
  const head = await readHead(reader);
  if (head.seq === last.seq && head.hash === last.hash) return [];
  const missing = head.seq - last.seq;
  const what = missing > 0 ? `the last ${missing} entries are missing` : "its end is not the one that was noted down";
  return [{ where: "the ledger's end", what }];
}

async function readRedactions(reader: Reader): Promise<ReadonlySet<number>> {
  const rows = await reader.selectFrom("ledger").select("body").where("act", "=", "redacted").execute();
  const lists = rows.map(({ body }) => JSON.parse(body ?? "null") as { entries: readonly number[] } | null);
  return new Set(lists.flatMap((list) => list?.entries ?? []));
}

function notePictures(row: LedgerTable, pictures: Map<PictureId, string>): void {
  if (row.noun !== "story" || row.body === null || row.act === "redacted" || !row.body.includes('"alt":')) return;
  for (const { id } of readPictures(row.body)) if (!pictures.has(id)) pictures.set(id, row.subject);
}

/** A flipped byte may have broken the JSON itself: that is found by its hash, not here. */
function readPictures(body: string): ReturnType<typeof picturesOf> {
  try {
    const revision = JSON.parse(body) as Revision | null;
    return revision === null ? [] : picturesOf(revision);
  } catch {
    return [];
  }
}
