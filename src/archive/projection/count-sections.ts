import type { Transactor } from "../../database/handles.js";
import type { RowChange } from "./row-change.js";

interface Tally {
  position: number;
  name: string;
  stories: number;
  readonly known: boolean;
  touched: boolean;
}

/**
 * Keeps the number of public stories in each section: the navigation shows those that have any. A section is made by
 * the first story that names it. Answers which entries changed the navigation, with the editions.
 */
export async function countSections(
  tx: Transactor,
  rows: readonly RowChange[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const tallies = await readTallies(tx, rows);
  const changed = new Map<number, readonly string[]>();
  for (const row of rows) {
    const editions = countEntry(tallies, row);
    if (editions.length > 0) changed.set(row.seq, editions);
  }
  await writeTallies(tx, tallies);
  return changed;
}

/** Counts one entry; a story that leaves a section and stands in it again has changed nothing. */
function countEntry(tallies: Tallies, { before, after }: RowChange): readonly string[] {
  const steps = (
    [
      [before, -1],
      [after, 1],
    ] as const
  ).flatMap(([row, by]) => {
    if (row === null) return [];
    const { edition, section } = row.story;
    const tally = tallyOf(tallies, edition, { slug: section, name: row.sectionName });
    return [{ edition, tally, by, shown: tally.stories > 0 }];
  });
  for (const { tally, by } of steps) {
    tally.stories += by;
    tally.touched = true;
  }
  return [...new Set(steps.filter(({ tally, shown }) => tally.stories > 0 !== shown).map(({ edition }) => edition))];
}

type Tallies = Map<string, Map<string, Tally>>;

async function readTallies(tx: Transactor, rows: readonly RowChange[]): Promise<Tallies> {
  const tallies: Tallies = new Map();
  for (const { before, after } of rows)
    for (const row of [before, after]) if (row !== null) tallies.set(row.story.edition, new Map());
  if (tallies.size === 0) return tallies;
  const found = await tx.rows
    .selectFrom("archive_section")
    .selectAll()
    .where("edition", "in", [...tallies.keys()])
    .execute();
  for (const { edition, slug, name, position, stories } of found)
    tallies.get(edition)?.set(slug, { position, name, stories, known: true, touched: false });
  return tallies;
}

function tallyOf(tallies: Tallies, edition: string, section: { slug: string; name: string }): Tally {
  const inEdition = tallies.get(edition) ?? new Map<string, Tally>();
  const positions = [...inEdition.values()].map((tally) => tally.position);
  const fresh = {
    position: Math.max(0, ...positions) + 1,
    name: section.name,
    stories: 0,
    known: false,
    touched: true,
  };
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
