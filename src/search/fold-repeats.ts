import type { StoryCode } from "../kernel/ids.js";
import type { JudgedStory } from "./judged-story.js";
import type { NearnessTable } from "./nearness.js";

/** From this nearness on two stories are one text, sent again, corrected or lengthened by a few lines. */
const sameText = 0.75;

/** A hit with the stories that tell the same once more. */
interface Folded {
  readonly kept: JudgedStory;
  readonly repeats: readonly StoryCode[];
}

/**
 * Each telling once: of stories that are one text the last sent stands where the best of them stood. Of what repeats
 * the asking story itself (row 0), sent at `at`, only what was sent later stands, for its reader has just read the rest.
 */
export function foldRepeats(judged: readonly JudgedStory[], near: NearnessTable, at: number): readonly Folded[] {
  const isRepeat = (a: number, b: number): boolean => (near[a]?.[b] ?? 0) >= sameText;
  const groups: JudgedStory[][] = [];
  for (const one of judged) {
    const group = groups.find((others) => others.some(({ row }) => isRepeat(row, one.row)));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups.map(foldGroup).filter(({ kept }) => kept.publishedAt > at || !isRepeat(0, kept.row));
}

function foldGroup(group: readonly JudgedStory[]): Folded {
  const kept = group.reduce((last, one) => (one.publishedAt > last.publishedAt ? one : last));
  return { kept, repeats: group.filter((one) => one !== kept).map(({ code }) => code) };
}
