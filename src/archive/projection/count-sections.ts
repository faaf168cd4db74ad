import type { Transactor } from "../../database/handles.js";
import type { RowChange } from "./project-stories.js";

interface Tally {
  position: number;
  name: string;
  stories: number;
  readonly known: boolean;
  touched: boolean;
}

/**
 * Keeps the number of public stories in each section: the navigation shows those that have any. A section is made by
 * the first story that names it. Answers which entries changed the navigation, with its edition.
 */
export async function countSections(tx: Transactor, rows: readonly RowChange[]): Promise<ReadonlyMap<number, string>> {
  const tallies = await readTallies(tx, rows);
  const changed = new Map<number, string>();
  for (const { seq, before, after } of rows)
    for (const [row, by] of [[before, -1], [after, 1]] as const) {
      if (row === null) continue;
      const tally = tallyOf(tallies, row.story.edition, { slug: row.story.section, name: row.sectionName });
      const shown = tally.stories > 0;
      tally.stories += by;
      tally.touched = true;
      if (tally.stories > 0 !== shown) changed.set(seq, row.story.edition);
    }
  await writeTallies(tx, tallies);
  return changed;
}

type Tallies = Map<string, Map<string, Tally>>;

async function readTallies(tx: Transactor, rows: readonly RowChange[]): Promise<Tallies> {
  const tallies: Tallies = new Map();
  for (const { before, after } of rows) for (const row of [before, after]) if (row !== null) tallies.set(row.story.edition, new Map());
  if (tallies.size === 0) return tallies;
  const found = await tx.rows.selectFrom("archive_section").selectAll().where("edition", "in", [...tallies.keys()]).execute();
  for (const { edition, slug, name, position, stories } of found)
    tallies.get(edition)?.set(slug, { position, name, stories, known: true, touched: false });
  return tallies;
}

function tallyOf(tallies: Tallies, edition: string, section: { slug: string; name: string }): Tally {
  const inEdition = tallies.get(edition) ?? new Map<string, Tally>();
  const positions = [...inEdition.values()].map((tally) => tally.position);
  const fresh = { position: Math.max(0, ...positions) + 1, name: section.name, stories: 0, known: false, touched: true };
  const tally = inEdition.get(section.slug) ?? fresh;
  inEdition.set(section.slug, tally);
  return tally;
}

async function writeTallies(tx: Transactor, tallies: Tallies): Promise<void> {
  for (const [edition, sections] of tallies)
    for (const [slug, { position, name, stories, known, touched }] of sections) {
      if (!touched) continue;
      if (known) {
        const row = tx.rows.updateTable("archive_section").set({ stories });
        await row.where("edition", "=", edition).where("slug", "=", slug).execute();
      } else await tx.rows.insertInto("archive_section").values({ edition, slug, name, position, stories }).execute();
    }
}
