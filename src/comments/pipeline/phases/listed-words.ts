import { findWords } from "../../../language/words-found/find-words.js";
import type { WordList } from "../../../language/words-found/word-list.js";
import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, refuse, wait } from "../phase.js";

/** Words nobody may use here, in the name as in the words. */
export const bannedWords = (candidate: Candidate, { banned }: Known): PhaseFinding | null =>
  search(candidate, banned, (found) => refuse("language", found));

/** Words a moderator wants to look at: they may be used in good faith. */
export const suspectWords = (candidate: Candidate, { suspect }: Known): PhaseFinding | null =>
  search(candidate, suspect, (found) => wait("suspect-word", found));

/** A search that takes too long is stopped, and the comment waits: what was not looked through is never live unseen. */
function search(
  { words, name }: Candidate,
  list: WordList,
  onFound: (found: string) => PhaseFinding,
): PhaseFinding | null {
  const searches = [findWords(list, name), findWords(list, words)];
  const found = new Set(searches.flatMap((one) => one.found.map(({ entry }) => entry)));
  if (found.size > 0) return onFound([...found].join(", ").slice(0, 300));
  return searches.some(({ stopped }) => stopped) ? wait("too-slow") : null;
}
