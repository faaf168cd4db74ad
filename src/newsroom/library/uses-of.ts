import { sql } from "kysely";
import type { Reader } from "../../database/handles.js";
import type { StoryStateTable } from "../../database/tables.js";
import type { Front } from "../../domain/front/front.js";
import type { StoryCode } from "../../kernel/ids.js";
import { readKeptCopy } from "../copy/keep-copy.js";
import { picturesInCopy } from "../copy/swap-picture.js";

export interface PictureUses {
  /** The stories it stands in, last touched first, at most `mostUses` of them. */
  readonly stories: readonly StoryStateTable[];
  /** Those of them in which readers see it now. */
  readonly publicIn: ReadonlySet<number>;
  readonly total: number;
  /** Fronts that show it in a slot, by their keys. */
  readonly fronts: readonly string[];
}

const mostUses = 200;

/**
 * Where a picture is used: in what readers see, in the words at the desk, in what is being typed this minute, on a
 * front. Each is one look into an index, however large the archive is.
 */
export async function usesOf(reader: Reader, id: string): Promise<PictureUses> {
  const typed = await typedIn(reader, id);
  const codes = sql<number>`(select code from archive_picture where id = ${id} and code > 0
    union select code from desk_picture where picture = ${id}
    union select code from story_state where code in (${sql.join([0, ...typed])}))`;
  const counted = await reader
    .selectFrom("story_state")
    .select((on) => on.fn.countAll<number>().as("n"))
    .where(sql<boolean>`code in ${codes}`)
    .executeTakeFirst();
  const stories = await reader
    .selectFrom("story_state")
    .selectAll()
    .where(sql<boolean>`code in ${codes}`)
    .orderBy("touched_at", "desc")
    .orderBy("code", "desc")
    .limit(mostUses)
    .execute();
  const shown = await publicAmong(
    reader,
    id,
    stories.map(({ code }) => code),
  );
  return { stories, publicIn: shown, total: Number(counted?.n ?? 0), fronts: await frontsWith(reader, id) };
}

async function publicAmong(reader: Reader, id: string, codes: readonly number[]): Promise<ReadonlySet<number>> {
  if (codes.length === 0) return new Set();
  const rows = await reader
    .selectFrom("archive_picture")
    .select("code")
    .where("id", "=", id)
    .where("code", "in", codes)
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** Stories someone is typing in: their newest words are not entered yet, so their copies are read. They are few. */
const mostTyped = 100;

async function typedIn(reader: Reader, id: string): Promise<readonly number[]> {
  const open = await reader.selectFrom("copy_update").select("code").distinct().limit(mostTyped).execute();
  const found: number[] = [];
  for (const { code } of open) {
    const copy = await readKeptCopy(reader, code as StoryCode);
    if (copy !== null && picturesInCopy(copy.document).has(id)) found.push(code);
  }
  return found;
}

async function frontsWith(reader: Reader, id: string): Promise<readonly string[]> {
  const rows = await reader.selectFrom("archive_front").selectAll().orderBy("edition").execute();
  const shows = ({ settings = {} }: Front): boolean =>
    Object.values(settings).some(({ picture }) => picture?.id === id);
  return rows.filter(({ body }) => shows(JSON.parse(body) as Front)).map(({ edition }) => edition);
}
