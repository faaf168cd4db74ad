import { analysed } from "../language/analysis/analysed.js";
import type { RelatedAsk } from "./search-index.js";
import { writtenWords } from "./written-words.js";

const mostTerms = 6;
const mostPhrases = 3;
/** A name tells a reader more than another word as rare. */
const nameWeight = 2;

/** A term that can be shown to a reader, with how the asking story spells it. */
interface Showable {
  readonly term: string;
  readonly spelled: string;
  readonly weight: number;
}

/** Says what words a story shares with the asking one. */
export class SharedWords {
  readonly #showable: readonly Showable[];
  /** The analysed text, with a space before and after every word. */
  readonly #asking: string;

  /** `telling`: the terms that tell the asking story apart, with their weights. */
  constructor(ask: RelatedAsk, telling: ReadonlyMap<string, number>) {
    const written = `${ask.headline}\n${ask.standfirst}\n${ask.body}`;
    const spelling = writtenWords(written, ask.language);
    this.#showable = [...telling]
      .map(([term, weight]) => ({ term, spelled: spelling.get(term) ?? "", weight }))
      .filter(({ spelled }) => spelled.length > 1 && /\p{L}/u.test(spelled))
      .map((one) => ({ ...one, weight: one.weight * (isName(one.spelled) ? nameWeight : 1) }))
      .sort((a, b) => b.weight - a.weight);
    this.#asking = ` ${analysed(written, ask.language)} `;
  }

  /** At most three words or names that a text has too, the most telling first. */
  in(text: string): readonly string[] {
    const terms = new Set(text.split(" "));
    const shared = this.#showable.filter(({ term }) => terms.has(term)).slice(0, mostTerms);
    const padded = ` ${text} `;
    const both = (pair: string): boolean => this.#asking.includes(pair) && padded.includes(pair);
    return joined(shared, both).slice(0, mostPhrases);
  }
}

/** Words that stand side by side in both texts are shown as one: "Tara Reid". */
function joined(shared: readonly Showable[], both: (pair: string) => boolean): string[] {
  const left = [...shared];
  const phrases: string[] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    const { term, spelled } = first;
    const follows = left.findIndex((one) => both(` ${term} ${one.term} `));
    const leads = follows >= 0 ? -1 : left.findIndex((one) => both(` ${one.term} ${term} `));
    const [other] = left.splice(Math.max(follows, leads), follows + leads === -2 ? 0 : 1);
    if (other === undefined) phrases.push(spelled);
    else phrases.push(follows >= 0 ? `${spelled} ${other.spelled}` : `${other.spelled} ${spelled}`);
  }
  return phrases;
}

const isName = (spelled: string): boolean => /^\p{Lu}/u.test(spelled);
