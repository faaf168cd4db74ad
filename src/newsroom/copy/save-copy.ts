import type { Transactor } from "../../database/handles.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { Actor } from "../press.js";
import { type Occasion, takeStep } from "../take-steps.js";
import { alignCopy, type StoryAtDesk, type Wanted, wordsAtDesk } from "./align-copy.js";
import { settleCopy } from "./keep-copy.js";
import { wordsHash } from "./words-hash.js";

/**
 * Enters what was typed since the last revision into the ledger, by those who typed it; nothing where nothing was. A
 * story that takes no words any more (killed, spiked) keeps them in its copy.
 */
export async function saveCopy(tx: Transactor, occasion: Occasion, wanted: Wanted): Promise<StoryAtDesk | null> {
  const { code } = wanted;
  const story = await alignCopy(tx, occasion, wanted);
  if (story === null) return null;
  if (wordsHash(story.words) === wordsHash(wordsAtDesk(story.life))) {
    await settle(tx, code, story);
    return story;
  }
  const { typists } = story.copy;
  const actor = (typists.at(-1) ?? occasion.actor) as Actor;
  const others = typists.slice(0, -1);
  const reason = others.length === 0 ? null : `with ${others.join(", ")}`;
  const step = { code, act: "saved", revision: story.words, effective: null, reason } as const;
  const taken = await takeStep(tx, { actor, at: occasion.at }, step);
  if (!taken.ok) return story;
  const saved = { ...story, life: taken.value.life };
  await settle(tx, code, saved);
  return saved;
}

/** The copy and the ledger say the same from here on. */
const settle = (tx: Transactor, code: StoryCode, { copy, words }: StoryAtDesk): Promise<void> =>
  settleCopy(tx, code, { ...copy, agreed: wordsHash(words) });
