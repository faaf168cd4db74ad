import { type FoundWord, findWords } from "../../../language/words-found/find-words.js";
import type { WordList } from "../../../language/words-found/word-list.js";
import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, refuse, wait } from "../phase.js";

/** Words nobody may use here, in the name as in the words. One with letters hidden is a guess, and makes it wait. */
export function bannedWords(candidate: Candidate, { banned }: Known): PhaseFinding | null {
  const { found, stopped } = search(candidate, banned);
  const sure = found.filter(({ guessed }) => !guessed);
  if (sure.length > 0) return refuse("language", named(sure));
  return found.length > 0 ? wait("banned-word", named(found)) : tooSlow(stopped);
}

/** Words a moderator wants to look at: they may be used in good faith. */
export function suspectWords(candidate: Candidate, { suspect }: Known): PhaseFinding | null {
  const { found, stopped } = search(candidate, suspect);
  return found.length > 0 ? wait("suspect-word", named(found)) : tooSlow(stopped);
}

function search({ words, name }: Candidate, list: WordList) {
  const searches = [findWords(list, name), findWords(list, words)];
  return { found: searches.flatMap((one) => one.found), stopped: searches.some((one) => one.stopped) };
}

const named = (found: readonly FoundWord[]): string =>
  [...new Set(found.map(({ entry }) => entry))].join(", ").slice(0, 300);

/** A search that takes too long is stopped, and the comment waits: what was not looked through is never live unseen. */
const tooSlow = (stopped: boolean): PhaseFinding | null => (stopped ? wait("too-slow") : null);
