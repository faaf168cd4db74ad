import type { DeskWord } from "../words/en.js";

/** The lists, in the order of their keys. */
export const lists = ["queue", "mine", "scheduled", "published", "spiked", "withdrawn", "all"] as const;

/** Pages beside the lists, each with the permission that shows it; those not in the bar are found from their neighbours and by the palette. */
export const places = [
  { to: "/comments", word: "comments", needs: "moderate" },
  { to: "/comment-rules", word: "commentRules", needs: "comment rules", aside: true },
  { to: "/people", word: "people", needs: "people" },
  { to: "/record", word: "record", needs: "audit" },
  { to: "/programs", word: "machines", needs: "machines" },
  { to: "/account", word: "account", needs: "read" },
] as const satisfies readonly { to: string; word: DeskWord; needs: string; aside?: true }[];
