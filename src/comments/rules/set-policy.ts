import type { Reader, Transactor } from "../../database/handles.js";
import type { ModerationPolicy, PolicyScope } from "../../domain/comment/policy.js";
import { canonicalJson } from "../../kernel/canonical-json.js";

/** What is said at one scope itself; what it inherits is not in it. */
export async function readPolicy(rows: Reader, scope: PolicyScope): Promise<ModerationPolicy> {
  const row = await rows.selectFrom("comment_policy").select("body").where("scope", "=", scope).executeTakeFirst();
  return row === undefined ? {} : (JSON.parse(row.body) as ModerationPolicy);
}

/** Says what the pipeline goes by in the house or in an edition. */
export async function setPolicy(tx: Transactor, scope: PolicyScope, policy: ModerationPolicy): Promise<void> {
  const body = canonicalJson(policy);
  await tx.rows
    .insertInto("comment_policy")
    .values({ scope, body })
    .onConflict((at) => at.column("scope").doUpdateSet({ body }))
    .execute();
}
