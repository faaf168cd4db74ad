import { fillRefusal, type RefusalValues } from "../../domain/refusal/refusal.js";
import { type DeskWord, en } from "./en.js";
import type { Say } from "./speak.js";

/** A refusal as it comes over the wire. */
export interface Why {
  readonly code: string;
  readonly values: RefusalValues;
  readonly sentence: string;
}

/** Whether the desk has a word by this name: a house newer than this page may have names that are not here yet. */
export const isWord = (word: string): word is DeskWord => word in en;

/** Why something is refused, in the desk's own language. */
export function told({ code, values, sentence }: Why, say: Say): string {
  const pattern = `no-${code}`;
  let known = isWord(pattern);
  const word = (name: string): string => {
    known &&= isWord(name);
    return isWord(name) ? say(name) : name;
  };
  const filled = isWord(pattern) ? fillRefusal(say(pattern), values, word, say("comma")) : "";
  return known ? filled : sentence;
}

/** The same for a button's title: nothing where nothing is refused. */
export const toldOrNone = (why: Why | null | undefined, say: Say): string | undefined =>
  why == null ? undefined : told(why, say);

/** What was refused at a door: by its reason, else by what kind of trouble it is; the English detail fills what has a place for it. */
export function refusalIn(
  { why, code, message }: { readonly why: Why | null; readonly code: string; readonly message: string },
  say: Say,
): string {
  if (why !== null) return told(why, say);
  const word = [`problem-${code}`, `account-${code}`].find(isWord) ?? "account-OTHER";
  return say(word, { detail: message });
}
