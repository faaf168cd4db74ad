import type { ReactNode } from "react";
import type { StoryCard } from "../../archive/shapes.js";
import { searchPath } from "../addresses.js";
import { Pager, Rows, type Step } from "./list-page.js";
import type { View } from "./view.js";

export interface SearchParts {
  /** As the reader wrote them; empty before the first search. */
  readonly words: string;
  /** What was found, in words; null before the first search. */
  readonly outcome: string | null;
  readonly cards: readonly StoryCard[];
  readonly steps: readonly Step[];
}

/** The search box: the same on the search page and on a page that was not found. */
export const SearchForm = ({ view, words }: { readonly view: View; readonly words: string }): ReactNode => (
  // biome-ignore lint/a11y/useSemanticElements: browsers of the last years alone know the search element.
  <form
    role="search"
    action={searchPath(view.edition.id)}
    data-suggest={`${searchPath(view.edition.id)}/suggest`}
    data-suggest-label={view.say("headlines")}
  >
    <input
      type="search"
      name="q"
      defaultValue={words}
      maxLength={200}
      aria-label={view.say("searchWords")}
      dir="auto"
    />
    <button type="submit">{view.say("search")}</button>
  </form>
);

export const SearchMain = ({ view, parts }: { readonly view: View; readonly parts: SearchParts }): ReactNode => (
  <div className="page">
    <header>
      <h1>{view.say("search")}</h1>
      <SearchForm view={view} words={parts.words} />
      {parts.outcome !== null && <p role="status">{parts.outcome}</p>}
    </header>
    {parts.outcome !== null && parts.cards.length === 0 && <p className="soft">{view.say("searchHint")}</p>}
    {parts.cards.length > 0 && <Rows view={view} cards={parts.cards} when="day" />}
    <Pager steps={parts.steps} />
  </div>
);
