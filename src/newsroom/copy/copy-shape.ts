/**
 * A story's working copy as a Yjs document: the one shape that the desk's editor and the newsroom agree on. Words that
 * several people may type at once are `Y.Text`, what is chosen is in a map, the body is an XML tree as ProseMirror's
 * binding keeps it.
 */
export const typedFields = ["headline", "kicker", "standfirst", "slug", "byline", "agency", "place"] as const;
export type TypedField = (typeof typedFields)[number];

export const chosenFields = "chosen";
export const bodyFragment = "body";

/** Bounds of what a copy may hold, so that no one at the desk can make a story that nobody can open. */
export const mostBlocks = 5000;
export const longestField = 2000;
