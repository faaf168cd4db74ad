import { previewStory } from "../../archive/preview-story.js";
import type { StoryCard } from "../../archive/shapes.js";
import type { Reader } from "../../database/handles.js";
import type { Edition } from "../../domain/edition/edition.js";
import { foldStory } from "../../domain/story/fold.js";
import { publicVersion, type StoryLife } from "../../domain/story/life.js";
import type { Instant, StoryCode } from "../../kernel/ids.js";
import { eventOf } from "../ledger/read-lives.js";

/** Stories looked at before a moment: more than any front shows. */
const newestRead = 150;

/**
 * The stories that were public at a moment, or will be, each with the words it had or will have then: by the ledger,
 * folded up to that moment; to come are those that are scheduled. Newest first.
 */
export async function publicAt(
  reader: Reader,
  { edition, at, also }: { readonly edition: Edition; readonly at: Instant; readonly also: readonly StoryCode[] },
): Promise<readonly StoryCard[]> {
  const codes = [...new Set([...(await candidates(reader, edition, at)), ...also])];
  if (codes.length === 0) return [];
  const rows = await reader
    .selectFrom("ledger")
    .select(["subject", "act", "at", "effective", "reason", "body"])
    .where("noun", "=", "story")
    .where("subject", "in", codes.map(String))
    .where("at", "<=", at)
    .orderBy("seq")
    .execute();
  const lives = new Map<StoryCode, StoryLife>();
  for (const row of rows) {
    const code = Number(row.subject) as StoryCode;
    lives.set(code, foldStory(lives.get(code) ?? null, eventOf(row)));
  }
  return [...lives]
    .flatMap(([code, life]) => {
      const version = publicVersion(asOf(life, at));
      return version === null || version.revision.edition !== edition.id
        ? []
        : [previewStory(code, version, edition).story];
    })
    .filter(({ publishedAt }) => publishedAt <= at)
    .toSorted((a, b) => b.publishedAt - a.publishedAt || b.code - a.code);
}

/** A story whose schedule comes before the moment is out by then. */
function asOf(life: StoryLife, at: Instant): StoryLife {
  const { scheduled } = life;
  if (life.standing !== "scheduled" || scheduled === null || scheduled.at > at) return life;
  const { revision } = scheduled;
  return foldStory(life, { act: "published", at: scheduled.at, effective: scheduled.at, reason: null, revision });
}

/** Public now and then, withdrawn since, and still to come. */
async function candidates(reader: Reader, { id }: Edition, at: Instant): Promise<readonly StoryCode[]> {
  const shown = await reader
    .selectFrom("archive_story")
    .select("code")
    .where("edition", "=", id)
    .where("published_at", "<=", at)
    .orderBy("published_at", "desc")
    .orderBy("code", "desc")
    .limit(newestRead)
    .execute();
  const gone = await reader
    .selectFrom("archive_gone")
    .select("code")
    .where("edition", "=", id)
    .where("at", ">", at)
    .limit(newestRead)
    .execute();
  const coming = await reader
    .selectFrom("story_state")
    .select("code")
    .where("edition", "=", id)
    .where("scheduled_for", "<=", at)
    .limit(newestRead)
    .execute();
  return [...shown, ...gone, ...coming].map(({ code }) => code as StoryCode);
}
