import type { Role } from "./role.js";

/** Someone at the desk. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}
