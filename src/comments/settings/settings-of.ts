import type { Reader } from "../../database/handles.js";
import {
  inherited,
  type SettingScope,
  type ThreadSettings,
  type WholeThreadSettings,
} from "../../domain/comment/settings.js";

/** What holds for a thread, by the scopes it inherits from, the widest first. One question. */
export async function settingsOf(rows: Reader, scopes: readonly SettingScope[]): Promise<WholeThreadSettings> {
  const found = await rows.selectFrom("thread_setting").selectAll().where("scope", "in", scopes).execute();
  const bodies = new Map(found.map(({ scope, body }) => [scope, JSON.parse(body) as ThreadSettings]));
  return inherited(scopes.map((scope) => bodies.get(scope) ?? {}));
}
