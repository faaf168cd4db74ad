import { may } from "../../domain/person/may.js";
import type { Permission } from "../../domain/person/permissions.js";
import { ok, type Result } from "../../kernel/result.js";
import type { Asker } from "../../newsroom/desk/asker.js";
import { type DeskRefusal, refuse } from "../../newsroom/desk/refusal.js";

/** Whether someone may do what is no story's alone; a refusal is the sentence that refuses. */
export function permit({ roles }: Asker, what: Permission): Result<null, DeskRefusal> {
  const allowed = may({ roles, own: false }, what);
  return allowed.ok ? ok(null) : refuse("forbidden", allowed.error);
}
