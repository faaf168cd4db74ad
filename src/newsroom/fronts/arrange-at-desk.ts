import type { Transactor } from "../../database/handles.js";
import type { Front } from "../../domain/front/front.js";
import { may } from "../../domain/person/may.js";
import { because } from "../../domain/refusal/refusal.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import type { Asker } from "../desk/asker.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { readEditions } from "../read-editions.js";
import { setFront } from "../set-front.js";
import { versionOf } from "../version-of.js";
import { curatedAt } from "./curated-at.js";

/** Changes with everything that is set on a front. */
export const frontEtag = (front: Front): string => versionOf(front);

interface Arrangement {
  readonly asker: Asker;
  readonly at: Instant;
  readonly front: Front;
  readonly seen: string;
}

/** Arranges a front, if it still is as the one who arranges it saw it. */
export async function arrangeAtDesk(
  tx: Transactor,
  { asker, at, front, seen }: Arrangement,
): Promise<Result<Front, DeskRefusal>> {
  const allowed = may({ roles: asker.roles, own: false }, "front");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  if (!(await readEditions(tx.rows)).has(front.edition))
    return refuse("missing", because("no-edition", { edition: front.edition }));
  const before = await curatedAt(tx.rows, front, Number.MAX_SAFE_INTEGER);
  if (seen !== frontEtag(before)) return refuse("moved-on", because("front-changed"));
  const twice = front.slots.find((code, place) => front.slots.indexOf(code) !== place);
  if (twice !== undefined) return refuse("unreadable", because("slot-twice", { code: twice }));
  await setFront(tx, { actor: asker.actor, at }, front);
  return ok(front);
}
