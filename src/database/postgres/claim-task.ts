import pg from "pg";
import type { Claim } from "../claim.js";

/** The class of our advisory locks for tasks; the second number is the task's. */
const taskLocks = 2_021_123;

/**
 * Takes a task's advisory lock on a connection of its own (PostgreSQL, 13.3.5). The server gives it up when the process
 * ends, however that comes.
 */
export async function claimTask(url: string, task: string): Promise<Claim | null> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  let holds = true;
  const lose = (): void => {
    holds = false;
  };
  client.on("error", lose).on("end", lose);
  await client.connect();
  const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1, hashtext($2)) as got", [
    taskLocks,
    task,
  ]);
  if (rows[0]?.got === true) return { holds: () => holds, release: () => client.end() };
  await client.end();
  return null;
}
