import type { Transactor } from "../../database/handles.js";
import { firstIdOf } from "../../domain/comment/comment-id.js";
import type { Instant } from "../../kernel/ids.js";
import type { Entering } from "./enter-comment.js";
import { writingRate } from "./writing-rate.js";

type Sent = Pick<Entering, "at" | "reader" | "network">;

/**
 * Whether a reader or their network sent as many comments of late as they may, counted among the comments themselves:
 * writers take turns, so every process and machine sees the same number, and nothing has to be written down for it.
 */
export async function wroteEnough(tx: Transactor, { at, reader, network }: Sent): Promise<boolean> {
  const since = at - writingRate.seconds * 1000;
  const count = async (column: "reader" | "network", value: string | null): Promise<number> => {
    if (value === null) return 0;
    const found = await tx.rows
      .selectFrom("comment")
      .select("id")
      .where(column, "=", value)
      .where("id", ">", firstIdOf(since as Instant))
      .limit(writingRate.comments)
      .execute();
    return found.length;
  };
  return (
    (await count("reader", reader)) >= writingRate.comments || (await count("network", network)) >= writingRate.comments
  );
}
