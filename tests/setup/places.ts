import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, inject, onTestFinished } from "vitest";
import type { Place } from "../../src/cli/house.js";

export type Engine = "sqlite" | "postgres";

/** Runs the same tests on both databases. */
export function onBoth(name: string, tests: (newPlace: () => Promise<Place>, engine: Engine) => void): void {
  describe.each<Engine>(["sqlite", "postgres"])(`${name}, on %s`, (engine) => tests(() => newPlace(engine), engine));
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "dateline-test-"));
}

/** An empty newsroom's place on an engine; it goes when the test, or the file it was made in, is over. */
export async function newPlace(engine: Engine): Promise<Place> {
  const data = await temporaryFolder();
  // A picture that is being encoded when its house closes is still written to its end.
  afterwards(() => rm(data, { recursive: true, force: true, maxRetries: 10 }));
  if (engine === "sqlite") return { data, database: null };
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const server = inject("postgres");
  await administer(`create database ${name}`);
  afterwards(() => administer(`drop database ${name} with (force)`));
  return { data, database: `${server}/${name}` };
}

/** Within a test: at its end; outside of one: at the end of the file. */
export function afterwards(work: () => Promise<unknown>): void {
  try {
    onTestFinished(async () => void (await work()));
  } catch {
    afterAll(async () => void (await work()));
  }
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject("postgres")}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}
