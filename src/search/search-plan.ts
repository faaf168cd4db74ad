import { analysed } from "../language/analysis/analysed.js";
import { askedWords } from "./asked-words.js";
import { byLabels, topicLabel } from "./labels.js";
import { isWholeEdition, type Narrowed } from "./narrowed.js";
import type { SearchAsk } from "./search-index.js";

/** A question made ready: what the index is asked, and what is looked at in the texts it gives. */
export interface SearchPlan {
  /** Analysed words that must all stand in the story. */
  readonly words: readonly string[];
  readonly narrowed: Narrowed;
  /** Whether a story's analysed text has the phrases and nothing unwanted; null where any text will do. */
  readonly verify: ((text: string) => boolean) | null;
}

const mostNamed = 8;

export function searchPlan({ edition, language, text, narrowing = {} }: SearchAsk): SearchPlan {
  const { phrases = [], without = [], section = null, topics = [], by = [], from = null, to = null } = narrowing;
  const labels = [...topics.map(topicLabel), ...by.flatMap(byLabels)].slice(0, mostNamed);
  return {
    words: askedWords([text, ...phrases].join(" "), language),
    narrowed: { edition, section, labels, from, to },
    verify: verifying(inTerms(phrases, language), inTerms(without, language)),
  };
}

/** Whether anything was asked for but an edition. */
export const asksAnything = ({ words, narrowed, verify }: SearchPlan): boolean =>
  words.length > 0 || verify !== null || !isWholeEdition(narrowed);

const inTerms = (texts: readonly string[], language: string): readonly string[] =>
  texts
    .slice(0, mostNamed)
    .map((text) => analysed(text, language))
    .filter((terms) => terms !== "");

function verifying(phrases: readonly string[], without: readonly string[]): SearchPlan["verify"] {
  const needed = phrases.filter((terms) => terms.includes(" ")).map((terms) => ` ${terms} `);
  const unwanted = without.map((terms) => ` ${terms} `);
  if (needed.length + unwanted.length === 0) return null;
  return (text) => {
    const padded = ` ${text} `;
    return needed.every((terms) => padded.includes(terms)) && !unwanted.some((terms) => padded.includes(terms));
  };
}
