import { err, ok, type Result } from "../../kernel/result.js";
import { because, type Refusal } from "../refusal/refusal.js";
import { type Permission, permissions } from "./permissions.js";
import type { Role } from "./role.js";

/** Who asks: their roles, and whether the story in question is one they began. */
export interface Asker {
  readonly roles: readonly Role[];
  readonly own: boolean;
}

/** Whether the permissions let someone; a refusal says who else may. */
export function may({ roles, own }: Asker, what: Permission): Result<null, Refusal> {
  const { who, onTheirOwn = [] } = permissions[what];
  const granted = own ? [...who, ...onTheirOwn] : who;
  return roles.some((role) => granted.includes(role)) ? ok(null) : err(because("permission", { permission: what }));
}
