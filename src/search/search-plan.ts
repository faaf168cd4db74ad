import { analysed } from "../language/analysis/analysed.js";
import { askedWords } from "./asked-words.js";
import { byLabels, topicLabel } from "./labels.js";
import type { SearchAsk } from "./search-index.js";
import { quoted } from "./story-table.js";

/** A question made ready: what the tables are asked, and what is looked at in the texts they give. */
export interface SearchPlan {
  /** Analysed words that must all stand in the story. */
  readonly words: readonly string[];
  /** SQL conditions, all of which must hold. */
  readonly conditions: readonly string[];
  readonly from: number | null;
  readonly to: number | null;
  /** Whether a story's analysed text has the phrases and nothing unwanted; null where any text will do. */
  readonly verify: ((text: string) => boolean) | null;
}

const mostNamed = 8;

export function searchPlan({ edition, language, text, narrowing = {} }: SearchAsk): SearchPlan {
  const { phrases = [], without = [], section, topics = [], by = [], from = null, to = null } = narrowing;
  const labels = [...topics.map(topicLabel), ...by.flatMap(byLabels)].slice(0, mostNamed);
  return {
    words: askedWords([text, ...phrases].join(" "), language),
    conditions: [
      `edition = ${quoted(edition)}`,
      ...(section === undefined ? [] : [`section = ${quoted(section)}`]),
      ...labels.map((label) => `array_contains(labels, ${quoted(label)})`),
    ],
    from,
    to,
    verify: verifying(inTerms(phrases, language), inTerms(without, language)),
  };
}

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

/** The plan's conditions and a stretch of time, as SQL. */
export function whereOf(
  plan: SearchPlan,
  within: { readonly from: number | null; readonly to: number | null },
): string {
  const from = Math.max(plan.from ?? -Infinity, within.from ?? -Infinity);
  const to = Math.min(plan.to ?? Infinity, within.to ?? Infinity);
  return [
    ...plan.conditions,
    ...(from === -Infinity ? [] : [`published_at >= ${from}`]),
    ...(to === Infinity ? [] : [`published_at < ${to}`]),
  ].join(" AND ");
}
