import type { PlacedPicture, Revision } from "./revision.js";

/** Every picture a revision shows: its own, and those in its body. */
export function picturesOf(revision: Pick<Revision, "picture" | "body">): readonly PlacedPicture[] {
  const inBody = revision.body.flatMap((block) => (block.kind === "picture" ? [block.picture] : []));
  return revision.picture === null ? inBody : [revision.picture, ...inBody];
}
