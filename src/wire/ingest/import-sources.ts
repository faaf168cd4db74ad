import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { EditionId, Instant } from "../../kernel/ids.js";
import type { Press } from "../../newsroom/press.js";
import { readEditions } from "../../newsroom/read-editions.js";
import { detectFormat, type Format } from "../detect-format.js";
import type { Ingest } from "./file-batch.js";
import { importLines } from "./import-lines.js";
import { importPage, largestPage } from "./import-page.js";
import { type ImportReport, startTally, type Tally } from "./report.js";

export interface ImportAsk {
  /** Files and folders; `-` is standard input. */
  readonly paths: readonly string[];
  /** Null: found out from each source. */
  readonly format: Format | null;
  readonly edition: EditionId | null;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Told of each source's bytes as they are read, and how many there are in all; null when that is not known. */
  readonly progress: (source: string, read: number, total: number | null, tally: Tally) => void;
}

/** Imports every source named, in order; each story once, whatever ended an earlier run. */
export async function importSources(press: Press, ask: ImportAsk): Promise<ImportReport> {
  const tally = startTally();
  for (const path of ask.paths) {
    if (path === "-") await importStream(press, ask, { tally, file: "standard input", source: ask.stdin, total: null });
    else for (const file of await filesAt(path, tally)) await importFile(press, ask, { tally, file });
  }
  return tally.report();
}

async function filesAt(path: string, tally: Tally): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path, { withFileTypes: true });
    // A saved page's pictures lie in a folder beside it: those are taken with the page, not as sources of their own.
    const files = names.filter((one) => one.isFile() && detectFormat(one.name, new Uint8Array()) !== null);
    return files.map((one) => join(path, one.name)).sort();
  } catch (error) {
    tally.refuse({ file: path, line: null, reason: `Cannot be read: ${(error as Error).message}` });
    return [];
  }
}

async function importFile(
  press: Press,
  ask: ImportAsk,
  { tally, file }: { tally: Tally; file: string },
): Promise<void> {
  const { size, mtimeMs } = await stat(file);
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const undatedAt = Math.floor(mtimeMs) as Instant;
  await importStream(press, ask, { tally, file, source, total: size, undatedAt });
}

interface StreamAsk {
  readonly tally: Tally;
  readonly file: string;
  readonly source: AsyncIterable<Uint8Array>;
  readonly total: number | null;
  readonly undatedAt?: Instant;
}

async function importStream(press: Press, ask: ImportAsk, stream: StreamAsk): Promise<void> {
  const { tally, file, total } = stream;
  const { head, whole } = await peek(counted(stream.source, (read) => ask.progress(file, read, total, tally)));
  const format = ask.format ?? detectFormat(basename(file), head);
  if (format === null)
    return tally.refuse({ file, line: null, reason: "Neither ninjs lines nor a page: name the format with --format." });
  const ingest: Ingest = {
    press,
    actor: `wire:${format}`,
    folder: total === null ? process.cwd() : dirname(file),
    edition: ask.edition,
    undatedAt: stream.undatedAt ?? press.clock.now(),
    editions: new Map(await readEditions(press.database.reader)),
    tally,
  };
  if (format === "ninjs") return importLines(ingest, file, whole);
  return importPage(ingest, file, { kind: format, bytes: await readWhole(whole) });
}

async function* counted(source: AsyncIterable<Uint8Array>, tell: (read: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const part of source) {
    read += part.length;
    yield part;
    tell(read);
  }
}

/** The first bytes, for telling the format, and the whole stream as if nothing had been read. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const parts = source[Symbol.asyncIterator]();
  const first = await parts.next();
  const head = first.done ? new Uint8Array() : first.value;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield head;
    while (true) {
      const next = await parts.next();
      if (next.done) return;
      yield next.value;
    }
  }
  return { head, whole: whole() };
}

/** A page's bytes; one byte over the limit is enough to refuse it. */
async function readWhole(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    parts.push(part);
    length += part.length;
    if (length > largestPage) break;
  }
  return Buffer.concat(parts);
}
