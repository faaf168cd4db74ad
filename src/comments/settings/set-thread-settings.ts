import type { Transactor } from "../../database/handles.js";
import type { SettingScope, ThreadSettings } from "../../domain/comment/settings.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import { noteChange, rulesTag, threadTag } from "../thread/note-change.js";

/** Says who may comment in an edition, a section or under a story; what is left out is inherited. */
export async function setThreadSettings(tx: Transactor, scope: SettingScope, settings: ThreadSettings): Promise<void> {
  const body = canonicalJson(settings);
  await tx.rows
    .insertInto("thread_setting")
    .values({ scope, body })
    .onConflict((at) => at.column("scope").doUpdateSet({ body }))
    .execute();
  const [kind, name = ""] = scope.split(":");
  await noteChange(tx, [kind === "story" ? threadTag(Number(name)) : rulesTag(name.split("/")[0] ?? "")]);
}
