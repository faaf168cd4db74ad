import type { Hit } from "./matching-stories.js";
import type { Settled } from "./open-index.js";

/** Hits that were found without their texts, with them, in the same order. */
export async function textsOf(hits: readonly Hit[]): Promise<readonly Hit[]> {
  const places = hits.flatMap(({ place }) => place ?? []);
  const texts = new Map<Settled, ReadonlyMap<number, string>>();
  for (const [part, some] of Map.groupBy(places, (place) => place.part))
    texts.set(
      part,
      await textsIn(
        part,
        some.map(({ row }) => row),
      ),
    );
  return hits.map((hit) => {
    if (hit.place === null) return hit;
    return { ...hit, text: texts.get(hit.place.part)?.get(hit.place.row) ?? "" };
  });
}

async function textsIn({ table, rows }: Settled, wanted: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const question = table.takeRowIds(rows.rowIds(wanted)).withRowId();
  const found = await question.select(["text"]).toArrow();
  const texts = found.getChild("text");
  return new Map(rows.numbers(found.getChild("_rowid")).map((row, at) => [row, String(texts?.get(at))]));
}
