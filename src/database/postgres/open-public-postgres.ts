import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { PublicReader, PublicTables } from "../handles.js";
import { type Commits, hearCommits } from "./hear-commits.js";
import { publicRole } from "./public-role.js";

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** For connections that only read. */
export const readOnly = "-c default_transaction_read_only=on";

interface PublicPostgres {
  readonly publicReader: PublicReader;
  readonly commits: Commits;
  changeMark(): number;
  close(): Promise<void>;
}

/** Opens the archive's tables of a newsroom's database, in the role that may read nothing else. */
export async function openPublicPostgres(
  url: string,
  onQuery: (sql: string) => void = () => {},
): Promise<PublicPostgres> {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: `${readOnly} -c role=${publicRole}` });
  pool.on("error", () => {});
  const publicReader = new Kysely<PublicTables>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => onQuery(event.query.sql),
  });
  const commits = await hearCommits(url);
  return {
    publicReader,
    commits,
    changeMark: () => commits.mark(),
    async close() {
      await commits.close();
      await publicReader.destroy();
    },
  };
}
