import type { DeskWord } from "../words/en.js";

/** The lists, in the order of their keys. */
export const lists = ["queue", "mine", "scheduled", "published", "spiked", "withdrawn", "all"] as const;

/** Pages beside the lists, each with the permission that shows it. */
export const places = [
  { to: "/pictures", word: "pictures", needs: "read" },
  { to: "/comments", word: "comments", needs: "moderate" },
  { to: "/comment-rules", word: "commentRules", needs: "comment rules" },
  { to: "/people", word: "people", needs: "people" },
  { to: "/record", word: "record", needs: "audit" },
  { to: "/programs", word: "machines", needs: "machines" },
  { to: "/account", word: "account", needs: "read" },
] as const satisfies readonly { to: string; word: DeskWord; needs: string }[];

/** Those of them that one is often on: in the bar itself where it is wide enough, the others behind one's name. */
export const placesInBar: ReadonlySet<string> = new Set(["/pictures", "/comments"]);
