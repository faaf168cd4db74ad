import { setImmediate as nextTurn } from "node:timers/promises";
import { type Found, type FoundStories, foundStories } from "./found-stories.js";
import { type Hit, matchingStories } from "./matching-stories.js";
import { OneByOne } from "./one-by-one.js";
import type { ReadIndex } from "./open-index.js";
import type { SearchPlan } from "./search-plan.js";
import { textsOf } from "./texts-of.js";

/** Fewer than these of the stories looked at, and a phrase is sought in more of those that have its words … */
const fewHave = 100;
/** … in so many at most, … */
const mostLookedThrough = 10_000;
/** … of which so many texts are in memory, and are looked through, at a time. */
const atOnce = 500;

/** Questions that look so deep are answered one after the other, and so many wait at most: more keep what they found first. */
const mostWaiting = 8;
let waiting = 0;
const queue = new OneByOne();

/**
 * Stories of all time that answer a plan; where a phrase, or what must not be there, leaves few of the stories looked at,
 * among more. How deep is looked does not hang on the page that is asked for: each has the same stories behind it.
 */
export async function soughtStories(index: ReadIndex, plan: SearchPlan, limit: number): Promise<FoundStories> {
  const first = await foundStories(index, plan, { from: null, to: null, limit });
  const { words, verify } = plan;
  if (verify === null || words.length === 0 || !first.full || first.found.length >= fewHave) return first;
  if (waiting >= mostWaiting) return first;
  waiting += 1;
  return queue
    .run(() => lookedThrough(index, plan, verify))
    .finally(() => {
      waiting -= 1;
    });
}

async function lookedThrough(
  index: ReadIndex,
  { words, narrowed }: SearchPlan,
  verify: (text: string) => boolean,
): Promise<FoundStories> {
  const ask = { words, column: "text", all: true, narrowed, limit: mostLookedThrough } as const;
  const { hits, full } = await matchingStories(index, ask);
  const found: Found[] = [];
  for (let at = 0; at < hits.length; at += atOnce) {
    const some = await textsOf(hits.slice(at, at + atOnce));
    found.push(...some.filter(({ text }) => verify(text)).map(withoutTexts));
    await nextTurn();
  }
  return { found, full };
}

const withoutTexts = ({ code, publishedAt, section, score }: Hit): Found => ({ code, publishedAt, section, score });
