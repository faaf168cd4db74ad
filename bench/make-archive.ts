import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Place } from "../src/cli/house.js";
import { openPress } from "../src/main/open-press.js";
import { nextCode } from "../src/newsroom/next-code.js";
import type { Press } from "../src/newsroom/press.js";
import { importSources } from "../src/wire/ingest/import-sources.js";
import type { Tally } from "../src/wire/ingest/report.js";
import type { Making } from "./made/made-story.js";

export interface ArchiveAsk extends Making {
  readonly place: Place;
  /** A file of ninjs lines to put together anew; null: made-up stories. */
  readonly from: string | null;
  /** Told of the stories that are in, now and then. */
  readonly progress: (done: number) => void;
}

export interface MadeArchive {
  /** Stories that were in when it began. */
  readonly found: number;
  readonly taken: number;
  readonly seconds: number;
  /** The most memory the importing process had, in bytes. */
  readonly peak: number;
}

/** Stories read once more when an unfinished archive is gone on with: they show whether it is the same series. */
const overlap = 100;

/**
 * Fills an archive with the series of made stories through the import that real ones come by. Ended at any moment and
 * called again it goes on; an archive that holds another series is refused.
 */
export async function makeArchive(ask: ArchiveAsk): Promise<MadeArchive> {
  const { press, close } = await openPress(ask.place);
  try {
    const found = Math.min((await nextCode(press.database.reader)) - 1, ask.stories);
    await importPart(press, ask, [Math.max(0, found - overlap), found]);
    const began = performance.now();
    const { taken } = await importPart(press, ask, [found, ask.stories]);
    const seconds = (performance.now() - began) / 1000;
    return { found, taken, seconds, peak: process.resourceUsage().maxRSS * 1024 };
  } finally {
    await close();
  }
}

/** Imports the stories from one place of the series to another. */
async function importPart(press: Press, ask: ArchiveAsk, part: readonly [begin: number, end: number]) {
  const [begin, end] = part;
  if (begin === end) return { taken: 0 };
  const series = printedLines(ask, part);
  const report = await importSources(press, {
    ...{ paths: ["-"], format: "ninjs", edition: null, stdin: series.lines },
    progress: (_source, _read, _total, tally) => ask.progress(begin + doneOf(tally)),
  });
  await series.end();
  const refused = report.refused[0];
  if (refused !== undefined)
    throw new Error(`This archive holds other stories than this series (${refused.reason}). Choose an empty folder.`);
  return report;
}

function doneOf(tally: Tally): number {
  const { taken, there } = tally.report();
  return taken + there;
}

/** The series as another process prints it: it is made on the second core while this one imports. */
function printedLines({ stories, years, seed, from, oneSection }: ArchiveAsk, [begin, end]: readonly [number, number]) {
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", fileURLToPath(new URL("made/print-lines.ts", import.meta.url))],
      ...["--stories", String(stories), "--years", String(years), "--seed", String(seed)],
      ...["--begin", String(begin), "--end", String(end)],
      ...(from === null ? [] : ["--from", from]),
      ...(oneSection ? ["--one-section"] : []),
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let trouble = "";
  child.stderr.on("data", (part) => {
    trouble += String(part);
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const finish = async (): Promise<void> => {
    if ((await ended) !== 0) throw new Error(`The stories could not be made: ${trouble.trim()}`);
  };
  return { lines: child.stdout as AsyncIterable<Uint8Array>, end: finish };
}
