import type { CommentHouse } from "../../comments/comment-house.js";
import type { Mailer } from "../../mail/mailer.js";

/** What the site needs so that readers can write. */
export interface ReadersRoom {
  readonly house: CommentHouse;
  /** Null: no letters are sent from here. */
  readonly mailer: Mailer | null;
}
