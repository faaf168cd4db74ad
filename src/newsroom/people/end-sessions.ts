import type { Transactor } from "../../database/handles.js";

/** Ends every session someone has, at once: each request looks its session up anew. Answers how many they were. */
export async function endSessions({ rows }: Transactor, person: string): Promise<number> {
  const ended = await rows.deleteFrom("person_session").where("user_id", "=", person).returning("id").execute();
  return ended.length;
}
