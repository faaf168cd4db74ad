import type { Reader } from "../../database/handles.js";
import type { SignedIn } from "../readers/reader-of.js";
import type { CommentedStory } from "../story-of.js";

/** The mark of someone who works here: `author` where the story is signed with their name. */
export async function badgeOf(
  rows: Reader,
  reader: SignedIn | null,
  { byline }: Pick<CommentedStory, "byline">,
): Promise<"author" | "staff" | null> {
  if (reader?.person == null) return null;
  const person = await rows
    .selectFrom("person")
    .select("name")
    .where("id", "=", reader.person)
    .where("dismissed_at", "is", null)
    .executeTakeFirst();
  if (person === undefined) return null;
  return byline?.includes(person.name) ? "author" : "staff";
}
