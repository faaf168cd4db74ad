import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

export type SourceLine =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly refused: string };

/** A longer line is passed over without being held in memory. */
const longestLine = 16 * 1024 * 1024;
const newline = 0x0a;

/**
 * The lines of a source, gzipped or not, each bounded and each proven to be UTF-8; empty ones are passed over. A
 * source that ends before it should gives what was whole of it, then a refusal.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<SourceLine> {
  const lines = createSplitter();
  try {
    for await (const part of gunzipped(source)) yield* lines.take(part);
  } catch (error) {
    yield* lines.end();
    yield { line: lines.at(), refused: `The source ends before it should: ${(error as Error).message}.` };
    return;
  }
  yield* lines.end();
}

async function* gunzipped(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts = source[Symbol.asyncIterator]();
  const first = await parts.next();
  if (first.done) return;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield first.value as Uint8Array;
    while (true) {
      const next = await parts.next();
      if (next.done) return;
      yield next.value;
    }
  }
  const zipped = first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!zipped) return yield* whole();
  // The error reaches the reader of the stream; the callback is only there so that it is not thrown twice.
  yield* pipeline(Readable.from(whole()), createGunzip(), () => {}) as AsyncIterable<Uint8Array>;
}

function createSplitter() {
  let held: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const hold = (part: Uint8Array): void => {
    length += part.length;
    if (length <= longestLine) held.push(part);
    else held = [];
  };
  const finish = (): SourceLine | null => {
    const [bytes, size, line] = [Buffer.concat(held), length, number];
    held = [];
    length = 0;
    number += 1;
    return size > longestLine
      ? { line, refused: `The line is ${megabytes(size)} long; ${megabytes(longestLine)} at most are read.` }
      : decode(line, bytes);
  };
  return {
    at: () => number,
    *take(part: Uint8Array): Generator<SourceLine> {
      let start = 0;
      for (let end = part.indexOf(newline); end >= 0; end = part.indexOf(newline, start)) {
        hold(part.subarray(start, end));
        start = end + 1;
        const line = finish();
        if (line !== null) yield line;
      }
      // A copy: the part's memory is the stream's and may be large.
      if (start < part.length) hold(Uint8Array.from(part.subarray(start)));
    },
    *end(): Generator<SourceLine> {
      if (length === 0) return;
      const line = finish();
      if (line !== null) yield line;
    },
  };
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(line: number, bytes: Uint8Array): SourceLine | null {
  if (line === 1 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)))
    return { line, refused: "The source is UTF-16: save it as UTF-8 and try again." };
  try {
    const text = utf8.decode(bytes).trim();
    return text === "" ? null : { line, text };
  } catch {
    return { line, refused: "The line is not UTF-8: save the source as UTF-8 and try again." };
  }
}
