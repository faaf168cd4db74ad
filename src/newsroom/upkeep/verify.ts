import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkThreads } from "../../comments/check-threads.js";
import type { Database, Reader } from "../../database/handles.js";
import { openDatabase } from "../../database/open-database.js";
import type { Press } from "../press.js";
import { checkChain } from "./check-chain.js";
import { checkPictures } from "./check-pictures.js";
import { compareArchives } from "./compare-archives.js";
import type { Finding } from "./finding.js";
import { readLedger } from "./read-ledger.js";
import type { Progress } from "./rebuild-archive.js";
import { replay } from "./replay.js";

export interface Verdict {
  readonly entries: number;
  readonly stories: number;
  readonly pictures: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads the whole ledger and holds everything against it: the chain's hashes, each body's words, the archive row for
 * row (against one projected afresh into a scratch file), what is shown of readers' comments, and every picture's bytes.
 */
export async function verify(press: Press, progress: Progress): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-verify-"));
  const scratch = await openDatabase({ folder, url: null });
  try {
    const file = (await press.database.checkFile()).map((what) => ({ where: "the database file", what }));
    const { chain, archive } = await press.database.snapshot((reader) => checkAgainst(reader, scratch, progress));
    const pictures = await checkPictures(press.pictures, chain.pictures);
    const findings = [...file, ...chain.findings, ...archive, ...pictures];
    return { entries: chain.entries, stories: chain.stories, pictures: chain.pictures.size, findings };
  } finally {
    await scratch.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A broken chain is no measure to hold the archive against: then only the chain is reported. */
async function checkAgainst(reader: Reader, scratch: Database, progress: Progress) {
  const chain = await checkChain(reader, progress);
  const threads = (await checkThreads(reader)).map((what) => ({ where: "readers' comments", what }));
  if (chain.findings.length > 0) return { chain, archive: threads };
  await scratch.transact(async (tx) => {
    for await (const rows of readLedger(reader)) await replay(reader, tx, rows);
  });
  return { chain, archive: [...(await compareArchives(reader, scratch.reader)), ...threads] };
}
