import { bylineNames } from "../../language/names/byline-names.js";
import { nameKey } from "../../language/names/name-key.js";
import type { Staff } from "../readers/staff.js";

export type Badge = "author" | "staff";

/** The mark of someone who works here: `author` where the story is signed with their name. */
export function badgeOf(staff: Staff | null, byline: string | null): Badge | null {
  if (staff === null) return null;
  const key = nameKey(staff.name);
  return bylineNames(byline ?? "").some((name) => nameKey(name) === key) ? "author" : "staff";
}
