import { commentsPath } from "../addresses.js";
import type { Discussed } from "../pages/comments/discussed.js";
import type { ReaderAsk } from "./door-parts.js";

/** The seal a comment's form came with, where it fits: what is sent again with it is one comment. Else a new one. */
export function sealOf({ door: { sealing, house }, form, visitor }: ReaderAsk, story: Discussed): string {
  const seal = form.get("seal") ?? "";
  const purpose = { visitor, path: commentsPath(story) };
  const now = house.clock.now();
  return sealing.open(seal, purpose, now).ok ? seal : sealing.seal(purpose, now);
}
