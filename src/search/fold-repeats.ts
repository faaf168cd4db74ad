import type { StoryCode } from "../kernel/ids.js";
import type { JudgedStory } from "./judged-story.js";
import type { NearnessTable } from "./nearness.js";
import { sameNames } from "./same-names.js";
import { isRepeat } from "./together-in-time.js";

/** A hit with the stories that tell the same once more. */
interface Folded {
  readonly kept: JudgedStory;
  readonly repeats: readonly StoryCode[];
}

/**
 * Each telling once: of stories that are one text the last sent stands where the best of them stood. Of what repeats
 * the asking story itself, sent at `at`, only what was sent later stands, for its reader has just read the rest.
 */
export function foldRepeats(judged: readonly JudgedStory[], near: NearnessTable, at: number): readonly Folded[] {
  const groups: [best: JudgedStory, ...others: JudgedStory[]][] = [];
  for (const one of judged) {
    const group = groups.find(([best]) => areOne(best, one, near));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups.map(foldGroup).filter(({ kept }) => kept.publishedAt > at || !kept.repeated);
}

const areOne = (one: JudgedStory, other: JudgedStory, near: NearnessTable): boolean =>
  isRepeat({
    nearness: near[one.row]?.[other.row] ?? 0,
    names: sameNames(one, other),
    apart: Math.abs(one.publishedAt - other.publishedAt),
  });

function foldGroup(group: readonly JudgedStory[]): Folded {
  const kept = group.reduce((last, one) => (one.publishedAt > last.publishedAt ? one : last));
  return { kept, repeats: group.filter((one) => one !== kept).map(({ code }) => code) };
}
