import type { Reader } from "../../database/handles.js";
import { bylineNames } from "../../language/names/byline-names.js";
import { nameKey, nameReadings } from "../../language/names/name-key.js";
import type { CommentedStory } from "../story-of.js";

/** Of so many stories of an edition, the newest, the names that sign them are kept from guests. */
const recentStories = 200;

/**
 * Whether a guest of this name would be taken for someone: a person of the newsroom, one whose name signs the story or
 * a recent one, or a reader whose comments stand here under it.
 */
export async function isTakenForOther(
  rows: Reader,
  name: string,
  story: Pick<CommentedStory, "edition" | "byline">,
): Promise<boolean> {
  const readings = nameReadings(name);
  const signed = [story.byline, ...(await recentBylines(rows, story.edition))];
  const names = [...(await staffNames(rows)), ...new Set(signed.flatMap((byline) => bylineNames(byline ?? "")))];
  return isAmong(readings, names) || (await isShownReader(rows, readings));
}

/** Whether a reader of this name would be taken for a person of the newsroom who is not they. */
export async function isTakenForStaff(rows: Reader, name: string, email: string): Promise<boolean> {
  return isAmong(nameReadings(name), await staffNames(rows, email));
}

function isAmong(readings: readonly string[], names: readonly string[]): boolean {
  const keys = new Set(names.map(nameKey));
  keys.delete("");
  return readings.some((one) => keys.has(one));
}

async function staffNames(rows: Reader, besides = ""): Promise<readonly string[]> {
  const people = await rows
    .selectFrom("person")
    .select("name")
    .where("dismissed_at", "is", null)
    .where("email", "!=", besides)
    .execute();
  return people.map(({ name }) => name);
}

async function recentBylines(rows: Reader, edition: string): Promise<readonly string[]> {
  const stories = await rows
    .selectFrom("archive_story")
    .select("byline")
    .where("edition", "=", edition)
    .orderBy("published_at", "desc")
    .orderBy("code", "desc")
    .limit(recentStories)
    .execute();
  return [...new Set(stories.flatMap(({ byline }) => byline ?? []))];
}

/** Readers of one name, and comments of each, that are looked at. */
const mostNamesakes = 20;
const mostLookedAt = 100;

/** Only what everyone can read is told by a refusal: the name of one who has not been published is anyone's. */
async function isShownReader(rows: Reader, readings: readonly string[]): Promise<boolean> {
  const keys = readings.filter((one) => one !== "");
  if (keys.length === 0) return false;
  const namesakes = await rows
    .selectFrom("reader")
    .select("id")
    .where("name_key", "in", keys)
    .limit(mostNamesakes)
    .execute();
  for (const { id } of namesakes) if (await isShown(rows, id)) return true;
  return false;
}

/** By the reader's own comments, newest first: asked for the approved ones, SQLite would walk through those of everyone. */
async function isShown(rows: Reader, reader: string): Promise<boolean> {
  const comments = await rows
    .selectFrom("comment")
    .select("state")
    .where("reader", "=", reader)
    .orderBy("id", "desc")
    .limit(mostLookedAt)
    .execute();
  return comments.some(({ state }) => state === "approved");
}
