import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { isStoryRow, type StoryRow } from "./story-row.js";

/** Something that was written since the index was last made anew. */
export type JournalEntry =
  | { readonly kind: "put"; readonly row: StoryRow; readonly headline: string }
  | { readonly kind: "removed"; readonly codes: readonly number[] }
  | { readonly kind: "followed"; readonly seq: number };

const newline = 0x0a;
const pieceBytes = 1 << 20;

/**
 * What came or changed since an index was made anew, in order, an entry a line of JSON: a file that only grows. It holds
 * up to where the ledger was followed as well, so whatever a power cut takes from its end is followed again, and nothing
 * waits for the disk. One process writes it; any may read on in it.
 */
export class Journal {
  readonly #file: FileHandle;
  /** Where the last entry that was read or written ends. */
  #end = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Opens a journal to read what is in it and then write on, making it where there is none. */
  static toWrite = async (path: string): Promise<Journal> =>
    new Journal(await open(path, constants.O_RDWR | constants.O_CREAT));

  /** Opens a journal that another process writes. */
  static toRead = async (path: string): Promise<Journal> => new Journal(await open(path, "r"));

  /** The entries that were not read yet, up to the last whole one. */
  async *read(): AsyncGenerator<JournalEntry> {
    const { size } = await this.#file.stat();
    let room = pieceBytes;
    while (this.#end < size) {
      const piece = Buffer.allocUnsafe(Math.min(room, size - this.#end));
      const { bytesRead } = await this.#file.read(piece, 0, piece.length, this.#end);
      // Its writer cut it meanwhile.
      if (bytesRead === 0) return;
      const whole = piece.subarray(0, bytesRead).lastIndexOf(newline);
      if (whole < 0 && this.#end + bytesRead >= size) return;
      if (whole < 0) room *= 2;
      for (const line of whole < 0 ? [] : piece.toString("utf8", 0, whole).split("\n")) {
        const entry = parsedEntry(line);
        if (entry === null) return;
        this.#end += Buffer.byteLength(line) + 1;
        yield entry;
      }
    }
  }

  /** Drops what lies behind the entries read: the half of one whose writer died, or what a power cut left of some. */
  forgetRest = (): Promise<void> => this.#file.truncate(this.#end);

  /** Writes entries behind those read and written: all of them, or on failure none that counts. */
  async append(entries: readonly JournalEntry[]): Promise<void> {
    const bytes = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, written, bytes.length - written, this.#end + written);
      written += bytesWritten;
    }
    this.#end += bytes.length;
  }

  close = (): Promise<void> => this.#file.close();
}

function parsedEntry(line: string): JournalEntry | null {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(entry: unknown): entry is JournalEntry {
  if (typeof entry !== "object" || entry === null) return false;
  const { kind, row, headline, codes, seq } = entry as Record<string, unknown>;
  switch (kind) {
    case "put":
      return isStoryRow(row) && typeof headline === "string";
    case "removed":
      return Array.isArray(codes) && codes.every(Number.isSafeInteger);
    case "followed":
      return Number.isSafeInteger(seq);
    default:
      return false;
  }
}
