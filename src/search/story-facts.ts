import { headlineKey } from "../language/analysis/headline-key.js";
import type { SearchDocument, StoryFacts } from "./search-index.js";

/** What is known of a story, in the order in which it tells readers most. */
export const factKinds = ["people", "places", "organisations", "topics"] as const satisfies readonly FactKind[];
export type FactKind = keyof StoryFacts;

const mostOfAKind = 24;
const separator = ":";

/** A fact as one term of the index, `places:el_salvador`: no word of a text can look like it. */
export const factTerm = (kind: FactKind | "section", name: string): string =>
  `${kind}${separator}${headlineKey(name).replaceAll(" ", "_")}`;

/** All that is known of a story beside its words, as terms joined by spaces. */
export function factTerms({ facts, section }: Pick<SearchDocument, "facts" | "section">): string {
  const terms = new Set([factTerm("section", section)]);
  for (const kind of factKinds) for (const name of namesOf(facts, kind)) terms.add(factTerm(kind, name));
  return [...terms].filter((term) => !term.endsWith(separator)).join(" ");
}

/** The names of a kind, as written; of an overlong list the first. */
export const namesOf = (facts: StoryFacts | undefined, kind: FactKind): readonly string[] =>
  (facts?.[kind] ?? []).slice(0, mostOfAKind);
