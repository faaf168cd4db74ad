import { sql } from "kysely";
import type { PublicReader } from "../../database/handles.js";
import {
  inherited,
  type SettingScope,
  type ThreadSettings,
  type WholeThreadSettings,
} from "../../domain/comment/settings.js";
import type { StoryCode } from "../../kernel/ids.js";

export interface ThreadHead {
  readonly settings: WholeThreadSettings;
  /** Comments shown. */
  readonly shown: number;
}

/** What holds for a thread, and how many comments it shows. One question. */
export async function threadHead(
  rows: PublicReader,
  code: StoryCode,
  scopes: readonly SettingScope[],
): Promise<ThreadHead> {
  const found = await sql<{ scope: string; body: string }>`
    select scope, body from thread_setting where scope in (${sql.join(scopes)})
    union all select 'shown', cast(shown as text) from thread_story where code = ${code}`.execute(rows);
  const bodies = new Map(found.rows.map(({ scope, body }) => [scope, JSON.parse(body) as unknown]));
  const layers = scopes.map((scope) => (bodies.get(scope) ?? {}) as ThreadSettings);
  return { settings: inherited(layers), shown: (bodies.get("shown") as number | undefined) ?? 0 };
}
