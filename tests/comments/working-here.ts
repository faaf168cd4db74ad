import type { Press } from "../../src/newsroom/press.js";

interface Worker {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Someone of the newsroom, as if they had joined it. */
export const workingHere = (press: Press, { id, name, email }: Worker) =>
  press.database.transact(({ rows }) =>
    rows
      .insertInto("person")
      .values({
        ...{ id, name, email, email_verified: 1, image: null, two_factor_enabled: 0, roles: "reporter" },
        ...{ created_at: "2026-01-01", updated_at: "2026-01-01", dismissed_at: null, tongue: null },
      })
      .execute(),
  );
