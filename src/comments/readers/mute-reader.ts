import type { CommentHouse } from "../comment-house.js";

/** Spares a reader another one's comments, or no longer; nobody else is told. */
export async function muteReader(
  { database, clock }: CommentHouse,
  { reader, muted, on }: { readonly reader: string; readonly muted: string; readonly on: boolean },
): Promise<void> {
  await database.transact(async ({ rows }) => {
    if (!on) {
      await rows.deleteFrom("reader_mute").where("reader", "=", reader).where("muted", "=", muted).execute();
      return;
    }
    const known = await rows.selectFrom("reader").select("id").where("id", "=", muted).executeTakeFirst();
    if (known === undefined || muted === reader) return;
    await rows
      .insertInto("reader_mute")
      .values({ reader, muted, at: clock.now() })
      .onConflict((at) => at.columns(["reader", "muted"]).doNothing())
      .execute();
  });
}
