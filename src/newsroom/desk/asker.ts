import type { Role } from "../../domain/person/role.js";
import type { Actor } from "../press.js";

/** Who asks the desk for something: a person by their session, or a program by its token. */
export interface Asker {
  readonly actor: Actor;
  readonly roles: readonly Role[];
}
