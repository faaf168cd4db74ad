import type { StoryChange } from "../../archive/projection/project-stories.js";
import type { Transactor } from "../../database/handles.js";
import type { DeskPictureTable } from "../../database/tables.js";
import { publicVersion, type StoryLife } from "../../domain/story/life.js";
import { picturesOf } from "../../domain/story/pictures-of.js";
import type { Revision } from "../../domain/story/revision.js";

const chunk = 400;

/**
 * Keeps which pictures stand in each story's newest words beyond those that readers see, which the archive knows. A
 * million stories whose public words are their newest take no row at all.
 */
export async function noteUses({ rows }: Transactor, changes: readonly StoryChange[]): Promise<void> {
  const fresh = new Set(changes.filter(({ before }) => before === null).map(({ code }) => code));
  const lives = new Map(changes.map(({ code, after }) => [code, after]));
  // A story that has just begun has no rows to be rid of.
  const known = [...lives.keys()].filter((code) => !fresh.has(code));
  for (let start = 0; start < known.length; start += chunk)
    await rows
      .deleteFrom("desk_picture")
      .where("code", "in", known.slice(start, start + chunk))
      .execute();
  const uses = [...lives].flatMap(([code, life]): DeskPictureTable[] =>
    picturesAtDesk(life).map((picture) => ({ picture, code })),
  );
  for (let start = 0; start < uses.length; start += chunk)
    await rows
      .insertInto("desk_picture")
      .values(uses.slice(start, start + chunk))
      .execute();
}

function picturesAtDesk(life: StoryLife): readonly string[] {
  const shown = idsIn(publicVersion(life)?.revision ?? null);
  return [...idsIn(life.working ?? life.shown?.revision ?? null)].filter((id) => !shown.has(id));
}

const idsIn = (words: Revision | null): ReadonlySet<string> =>
  new Set(words === null ? [] : picturesOf(words).map(({ id }) => id));
