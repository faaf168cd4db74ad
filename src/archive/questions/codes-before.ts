import type { PublicReader } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";

/** Codes that the public may ask for, withdrawn ones too, below one, highest first. Two queries. */
export async function codesBefore(rows: PublicReader, before: number, limit: number): Promise<readonly StoryCode[]> {
  const stories = rows.selectFrom("archive_story").select("code").where("code", "<", before);
  const gone = rows.selectFrom("archive_gone").select("code").where("code", "<", before);
  const found = [
    ...(await stories.orderBy("code", "desc").limit(limit).execute()),
    ...(await gone.orderBy("code", "desc").limit(limit).execute()),
  ];
  return [...new Set(found.map(({ code }) => code))].toSorted((a, b) => b - a).slice(0, limit) as StoryCode[];
}

/** The topics that stories stand under, each with its edition. One query. */
export function topicsOf(
  rows: PublicReader,
  codes: readonly StoryCode[],
): Promise<readonly { readonly edition: string; readonly slug: string }[]> {
  return rows.selectFrom("archive_topic").select(["edition", "slug"]).distinct().where("code", "in", codes).execute();
}
