import type { RelatedAsk } from "./search-index.js";
import { writtenWords } from "./written-words.js";

const mostTerms = 6;
const mostPhrases = 3;
/** A name tells a reader more than another word as rare. */
const nameWeight = 2;
/** A word that tells so much less than the most telling one tells nothing beside it. */
const leastShare = 0.35;

/** A term that can be shown to a reader, with how the asking story spells it. */
interface Showable {
  readonly term: string;
  readonly spelled: string;
  readonly weight: number;
}

/** Says what words a story shares with the asking one. */
export class SharedWords {
  readonly #showable: readonly Showable[];
  readonly #written: string;

  /** `telling`: the terms that tell the asking story apart, with their weights. */
  constructor(ask: RelatedAsk, telling: ReadonlyMap<string, number>) {
    this.#written = `${ask.headline}\n${ask.standfirst}\n${ask.body}`;
    const spelling = writtenWords(this.#written, ask.language);
    this.#showable = [...telling]
      .map(([term, weight]) => ({ term, spelled: spelling.get(term) ?? "", weight }))
      .filter(({ spelled }) => spelled.length > 1 && /\p{L}/u.test(spelled))
      .map((one) => ({ ...one, weight: one.weight * (isLower(one.spelled) ? 1 : nameWeight) }))
      .sort((a, b) => b.weight - a.weight);
  }

  /** At most three words or names that a text has too, the most telling first. */
  in(text: string): readonly string[] {
    const terms = new Set(text.split(" "));
    const shared = this.#showable.filter(({ term }) => terms.has(term)).slice(0, mostTerms);
    const least = leastShare * (shared[0]?.weight ?? 0);
    const words = shared.filter(({ weight }) => weight >= least);
    return joined(words, (one, other) => this.#areOne(one, other, text)).slice(0, mostPhrases);
  }

  /** Two words make a name when both texts have them side by side, and neither is an everyday word: "Tara Reid". */
  #areOne(one: Showable, other: Showable, text: string): boolean {
    if (isLower(one.spelled) || isLower(other.spelled)) return false;
    return (
      this.#written.includes(`${one.spelled} ${other.spelled}`) && ` ${text} `.includes(` ${one.term} ${other.term} `)
    );
  }
}

function joined(shared: readonly Showable[], areOne: (one: Showable, other: Showable) => boolean): string[] {
  const left = [...shared];
  const phrases: string[] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    const word = first;
    const follows = left.findIndex((one) => areOne(word, one));
    const leads = follows >= 0 ? -1 : left.findIndex((one) => areOne(one, word));
    const [other] = left.splice(Math.max(follows, leads), follows + leads === -2 ? 0 : 1);
    if (other === undefined) phrases.push(word.spelled);
    else phrases.push(follows >= 0 ? `${word.spelled} ${other.spelled}` : `${other.spelled} ${word.spelled}`);
  }
  return phrases;
}

/** Whether a word is written small in a script that has capitals. */
const isLower = (spelled: string): boolean => /^\p{Ll}/u.test(spelled);
