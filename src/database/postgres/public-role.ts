import { type Kysely, sql } from "kysely";
import { threadTableNames } from "../comment-tables.js";
import type { AllTables } from "../tables.js";
import { archiveTableNames } from "../tables.js";

/** The role the public side acts in: it may read the archive's and the threads' tables and nothing else. */
export const publicRole = "dateline_public";

/**
 * Makes the role once for the cluster and grants it this database's archive. Throws with the statement to run by
 * hand when the database user may not make roles.
 */
export async function grantArchive(db: Kysely<AllTables>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Roles belong to the whole cluster: two newsrooms starting at once must not both make it.
    await sql`select pg_advisory_xact_lock(2021123107)`.execute(tx);
    const found = await sql`select 1 from pg_roles where rolname = ${publicRole}`.execute(tx);
    if (found.rows.length === 0) await makeRole(tx);
    await sql.raw(`grant usage on schema public to ${publicRole}`).execute(tx);
    await sql
      .raw(`grant select on ${[...archiveTableNames, ...threadTableNames].join(", ")} to ${publicRole}`)
      .execute(tx);
  });
}

async function makeRole(tx: Kysely<AllTables>): Promise<void> {
  const statement = `create role ${publicRole} nologin`;
  try {
    await sql.raw(statement).execute(tx);
    await sql.raw(`grant ${publicRole} to current_user`).execute(tx);
  } catch (cause) {
    const advice = `${statement}; grant ${publicRole} to <the user of the database URL>;`;
    throw new Error(`The database user may not make the role ${publicRole}. Run once as an administrator: ${advice}`, {
      cause,
    });
  }
}
