import { randomUUID } from "node:crypto";
import type { Reader, Transactor } from "../../database/handles.js";
import type { WebHookDeliveryTable, WebHookTable } from "../../database/tables.js";
import { may } from "../../domain/person/may.js";
import { because } from "../../domain/refusal/refusal.js";
import { type StoryAct, storyActs } from "../../domain/story/act.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import type { Asker } from "../desk/asker.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { readHead } from "../ledger/append.js";
import { newSecret } from "../people/secret.js";
import { versionOf } from "../version-of.js";

interface HookAsk {
  readonly asker: Asker;
  readonly at: Instant;
  readonly url: string;
  readonly acts: readonly string[];
  /** Whether addresses that are not HTTPS may be given: on one's own network only. */
  readonly plain: boolean;
}

/** Makes a hook that is told of acts from now on; its secret, which signs what is sent, is told this once. */
export async function makeHook(
  tx: Transactor,
  { asker, at, url, acts, plain }: HookAsk,
): Promise<Result<{ readonly id: string; readonly secret: string }, DeskRefusal>> {
  const allowed = may({ roles: asker.roles, own: false }, "machines");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if (protocol !== "https:" && !(plain && protocol === "http:")) return refuse("unreadable", because("hook-address"));
  const known = acts.filter((act): act is StoryAct => storyActs.some((one) => one === act));
  if (known.length === 0) return refuse("unreadable", because("hook-acts", { acts: storyActs.join(", ") }));
  const [id, secret] = [randomUUID(), `whsec_${newSecret()}`];
  const { seq } = await readHead(tx.rows);
  await tx.rows
    .insertInto("web_hook")
    .values({ id, url, secret, acts: known.join(","), made_by: asker.actor, cursor_seq: seq, paused_at: null })
    .execute();
  await noteAudit(tx, { at, actor: asker.actor, act: "made a web hook", subject: url, detail: known.join(", ") });
  return ok({ id, secret });
}

/** Changes with where a hook leads and what it is told; not with what it was sent. */
export const hookEtag = ({ url, acts, paused_at }: WebHookTable): string => versionOf([url, acts, paused_at]);

interface Removal {
  readonly asker: Asker;
  readonly at: Instant;
  readonly id: string;
  /** The etag of the hook as it was seen. */
  readonly seen: string;
}

/** Takes a hook away, if it still is as it was seen; what it was sent stays in the record. */
export async function removeHook(tx: Transactor, { asker, at, id, seen }: Removal): Promise<Result<null, DeskRefusal>> {
  const allowed = may({ roles: asker.roles, own: false }, "machines");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  const hook = await tx.rows.selectFrom("web_hook").selectAll().where("id", "=", id).executeTakeFirst();
  if (hook === undefined) return refuse("missing", because("no-hook"));
  if (seen !== hookEtag(hook)) return refuse("moved-on", because("changed-since"));
  await tx.rows.deleteFrom("web_hook").where("id", "=", id).execute();
  await noteAudit(tx, { at, actor: asker.actor, act: "removed a web hook", subject: hook.url });
  return ok(null);
}

const mostDeliveries = 50;

/** Every hook with what it was last sent. */
export async function hooksWithDeliveries(
  reader: Reader,
): Promise<readonly { readonly hook: WebHookTable; readonly deliveries: readonly WebHookDeliveryTable[] }[]> {
  const hooks = await reader.selectFrom("web_hook").selectAll().orderBy("url").execute();
  return Promise.all(
    hooks.map(async (hook) => ({
      hook,
      deliveries: await reader
        .selectFrom("web_hook_delivery")
        .selectAll()
        .where("hook", "=", hook.id)
        .orderBy("at", "desc")
        .limit(mostDeliveries)
        .execute(),
    })),
  );
}
