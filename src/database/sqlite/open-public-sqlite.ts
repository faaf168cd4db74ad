import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { PublicReader, PublicTables } from "../handles.js";
import { adapt, confineToArchive, readingDialect } from "./connect.js";
import { packedTexts } from "./packed-text.js";

export const sqliteFileName = "dateline.sqlite";

interface PublicSqlite {
  readonly publicReader: PublicReader;
  changeMark(): number;
  close(): Promise<void>;
}

/** Opens the archive's tables of a newsroom's file, which must be there. */
export async function openPublicSqlite(
  folder: string,
  onQuery: (sql: string) => void = () => {},
): Promise<PublicSqlite> {
  const raw = openReadOnly(join(folder, sqliteFileName));
  const mark = raw.prepare("pragma data_version");
  confineToArchive(raw);
  const publicReader = new Kysely<PublicTables>({
    dialect: readingDialect(adapt(raw, onQuery)),
    plugins: [packedTexts],
  });
  return {
    publicReader,
    changeMark: () => Number(mark.get()?.data_version),
    async close() {
      await publicReader.destroy();
      if (raw.isOpen) raw.close();
    },
  };
}

export function openReadOnly(file: string): DatabaseSync {
  const raw = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  raw.exec("pragma query_only = on; pragma cache_size = -65536; pragma mmap_size = 268435456");
  return raw;
}
