import { createReadStream } from "node:fs";
import { type Imported, importComment } from "../../comments/import/import-comments.js";
import type { IncomingComment } from "../../comments/import/incoming-comment.js";
import type { Press } from "../../newsroom/press.js";
import { type ImportReport, startTally, type Tally } from "../ingest/report.js";
import { readLines } from "../lines/read-lines.js";
import { isOwnLine, readOwnLine } from "./own-lines.js";
import { type CoralNames, isCoralComment, newCoralNames, noteCoralName, readCoralComment } from "./read-coral.js";
import { readWxr } from "./read-wxr.js";
import type { CommentRecord } from "./record.js";

export interface CommentImport {
  readonly paths: readonly string[];
  /** Told how many comments were looked at. */
  readonly progress: (done: number) => void;
}

interface Waiting {
  readonly file: string;
  readonly line: number;
  readonly comment: IncomingComment;
}

/** Comments entered in one transaction. */
const atOnce = 200;

/**
 * Takes in comments from files: WordPress exports, Coral's collections, or Dateline's own lines, each found out from
 * its content. Idempotent: each comment once, whatever ended an earlier run. Answers that come before what they answer
 * are kept back until the end.
 */
export async function importCommentFiles(press: Press, { paths, progress }: CommentImport): Promise<ImportReport> {
  const tally = startTally();
  const names = newCoralNames();
  for (const path of paths) if (await isLines(path, tally)) await noteNames(path, names);
  const early: Waiting[] = [];
  let done = 0;
  for (const file of paths) {
    let batch: Waiting[] = [];
    for await (const record of recordsOf(file, names, tally)) {
      done += 1;
      if ("refused" in record) tally.refuse({ file, line: record.line, reason: record.refused });
      else batch.push({ file, ...record });
      if (batch.length < atOnce) continue;
      early.push(...(await enter(press, batch, tally)));
      batch = [];
      progress(done);
    }
    early.push(...(await enter(press, batch, tally)));
  }
  await enterEarly(press, early, tally);
  progress(done);
  return tally.report();
}

/** Round by round, as long as each finds some whose parent is there by now. */
async function enterEarly(press: Press, early: readonly Waiting[], tally: Tally): Promise<void> {
  let left = early;
  while (left.length > 0) {
    const still: Waiting[] = [];
    for (let at = 0; at < left.length; at += atOnce)
      still.push(...(await enter(press, left.slice(at, at + atOnce), tally)));
    if (still.length === left.length) {
      for (const { file, line } of still) tally.refuse({ file, line, reason: "The comment it answers is not here." });
      return;
    }
    left = still;
  }
}

async function enter(press: Press, batch: readonly Waiting[], tally: Tally): Promise<readonly Waiting[]> {
  if (batch.length === 0) return [];
  const answers = await press.database.transact(async (tx) => {
    const all: Imported[] = [];
    for (const { comment } of batch) all.push(await importComment(tx, comment));
    return all;
  });
  return batch.filter(({ file, line }, at) => {
    const answer = answers[at];
    if (answer?.kind === "taken") tally.taken(answer.code, "published");
    if (answer?.kind === "there") tally.there(answer.code);
    if (answer?.kind === "refused") tally.refuse({ file, line, reason: answer.reason });
    return answer?.kind === "early";
  });
}

async function isLines(path: string, tally: Tally): Promise<boolean> {
  try {
    for await (const part of createReadStream(path, { end: 4096 })) return !/^\s*(?:\ufeff)?\s*</.test(String(part));
    return true;
  } catch (error) {
    tally.refuse({ file: path, line: null, reason: `Cannot be read: ${(error as Error).message}` });
    return false;
  }
}

async function noteNames(path: string, names: CoralNames): Promise<void> {
  for await (const { document } of documentsOf(path)) noteCoralName(names, document);
}

async function* recordsOf(file: string, names: CoralNames, tally: Tally): AsyncGenerator<CommentRecord> {
  const silently: Tally = { ...tally, refuse: () => undefined };
  try {
    if (!(await isLines(file, silently))) {
      yield* readWxr(createReadStream(file));
      return;
    }
  } catch {
    // Told of already.
    return;
  }
  for await (const { line, document, refused } of documentsOf(file)) {
    if (refused !== undefined) yield { line, refused };
    else if (isOwnLine(document)) yield readOwnLine(document, line);
    else if (isCoralComment(document)) yield readCoralComment(document, names, line);
    else if (!noteCoralName(names, document))
      yield { line, refused: "It is no comment, reader or story that is known here." };
  }
}

interface Document {
  readonly line: number;
  readonly document: unknown;
  readonly refused?: string;
}

/** A document a line, or one array of them over the whole file, its lines as one document each (`mongoexport --jsonArray`). */
async function* documentsOf(file: string): AsyncGenerator<Document> {
  for await (const one of readLines(createReadStream(file))) {
    if ("refused" in one) yield { line: one.line, document: null, refused: one.refused };
    else yield* parsed(one.line, one.text);
  }
}

function* parsed(line: number, text: string): Generator<Document> {
  const bare = text
    .replace(/^\[/, "")
    .replace(/[,\]]+$/, "")
    .trim();
  if (bare === "") return;
  for (const candidate of [text, bare, `[${bare}]`])
    try {
      const document: unknown = JSON.parse(candidate);
      if (Array.isArray(document)) for (const each of document) yield { line, document: each };
      else yield { line, document };
      return;
    } catch {
      // The next way to read it.
    }
  yield { line, document: null, refused: "The line is no JSON." };
}
