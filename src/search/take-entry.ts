import { countStory } from "./count-story.js";
import type { JournalEntry } from "./journal.js";
import type { ReadIndex } from "./open-index.js";
import { countedText } from "./story-row.js";

/** Takes one writing into what questions are answered from. */
export function takeEntry(index: ReadIndex, entry: JournalEntry): void {
  const { loose } = index.generation;
  if (entry.kind === "removed") for (const code of entry.codes) loose.remove(code);
  if (entry.kind !== "put") return;
  // A story that was rewritten keeps the words it was first counted with: they are estimates.
  if (!loose.put(entry.row)) return;
  index.counts.add(countedText(entry.row));
  countStory(index, { edition: entry.row.edition, headline: entry.headline });
}

/** Takes in what the journal has more; says up to where it was followed since, or null where it does not say. */
export async function readOn(index: ReadIndex): Promise<number | null> {
  let seq: number | null = null;
  for await (const entry of index.generation.journal.read()) {
    takeEntry(index, entry);
    if (entry.kind === "followed") seq = entry.seq;
  }
  return seq;
}
