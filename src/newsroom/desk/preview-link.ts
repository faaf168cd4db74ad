import type { Reader, Transactor } from "../../database/handles.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import { newSecret, secretHash } from "../people/secret.js";
import type { Asker } from "./asker.js";
import { openAtDesk, permitted } from "./open-at-desk.js";
import { type DeskRefusal, refuse } from "./refusal.js";

/** How long someone outside may look, in milliseconds. */
const lifetime = 48 * 60 * 60 * 1000;

/** Makes a link by which someone outside sees a story before it is public; it dies by itself. */
export async function makePreviewLink(
  tx: Transactor,
  { asker, at, code }: { readonly asker: Asker; readonly at: Instant; readonly code: StoryCode },
): Promise<Result<{ readonly secret: string; readonly expiresAt: Instant }, DeskRefusal>> {
  const story = await openAtDesk(tx, { asker, at, code });
  if (story === null) return refuse("missing", because("no-story", { code }));
  const denied = permitted({ asker, state: story.state }, "preview");
  if (denied !== null) return refuse("forbidden", denied);
  const secret = newSecret();
  const expiresAt = (at + lifetime) as Instant;
  await tx.rows
    .insertInto("preview_link")
    .values({ token_hash: secretHash(secret), code, made_by: asker.actor, expires_at: expiresAt })
    .execute();
  await tx.rows.deleteFrom("preview_link").where("expires_at", "<=", at).execute();
  await noteAudit(tx, { at, actor: asker.actor, act: "made a preview link", subject: String(code) });
  return ok({ secret, expiresAt });
}

/** The story a preview link leads to; null for one that is dead. */
export async function previewedStory(
  reader: Reader,
  { secret, at }: { readonly secret: string; readonly at: Instant },
): Promise<StoryCode | null> {
  const row = await reader
    .selectFrom("preview_link")
    .select("code")
    .where("token_hash", "=", secretHash(secret))
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return (row?.code as StoryCode | undefined) ?? null;
}
