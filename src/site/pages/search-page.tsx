import type { ReactNode } from "react";
import type { StoryCard } from "../../archive/shapes.js";
import type { MarkedPart } from "../../language/analysis/marked-text.js";
import { localDigits } from "../../language/digits.js";
import { searchPath } from "../addresses.js";
import { Card } from "./card.js";
import { Pager, type Step } from "./list-page.js";
import { Day } from "./time.js";
import type { View } from "./view.js";

/** A story found, with the place in its text where the words stand. */
export interface FoundCard {
  readonly card: StoryCard;
  /** Null where the words stand in the headline alone. */
  readonly snippet: readonly MarkedPart[] | null;
}

/** A way to fewer stories: its name, and how many are there, in words. */
export interface Narrower extends Step {
  readonly count: string;
}

export interface SearchParts {
  /** As the reader wrote them; empty before the first search. */
  readonly words: string;
  /** What was found, in words; null before the first search. */
  readonly outcome: string | null;
  /** Parts of the line that were read as words only. */
  readonly unread: readonly string[];
  /** The line as it may have been meant. */
  readonly meant: Step | null;
  /** The orders there are; the one that is shown has no path. */
  readonly orders: readonly (Step | { readonly path: null; readonly words: string })[];
  readonly sections: readonly Narrower[];
  readonly years: readonly Narrower[];
  readonly found: readonly FoundCard[];
  readonly steps: readonly Step[];
}

export const noParts: SearchParts = {
  ...{ words: "", outcome: null, unread: [], meant: null },
  ...{ orders: [], sections: [], years: [], found: [], steps: [] },
};

interface FormProps {
  readonly view: View;
  readonly words: string;
  /** The order the next search keeps. */
  readonly sort?: string | null;
}

/** The search box: the same on the search page and on a page that was not found. */
export const SearchForm = ({ view, words, sort = null }: FormProps): ReactNode => (
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
    {sort !== null && <input type="hidden" name="sort" value={sort} />}
    <button type="submit">{view.say("search")}</button>
  </form>
);

interface SearchProps {
  readonly view: View;
  readonly parts: SearchParts;
  readonly sort: string | null;
}

export const SearchMain = ({ view, parts, sort }: SearchProps): ReactNode => {
  const { outcome, found, sections, years } = parts;
  return (
    <div className="page">
      <header>
        <h1>{view.say("search")}</h1>
        <SearchForm view={view} words={parts.words} sort={sort} />
        <Outcome view={view} parts={parts} />
      </header>
      {outcome !== null && found.length === 0 && <p className="soft">{view.say("searchHint")}</p>}
      {(outcome === null || found.length === 0) && <Tips view={view} />}
      {found.length > 0 && (
        <div className="sought">
          <FoundRows view={view} found={found} />
          {sections.length + years.length > 0 && (
            <div className="narrow ui">
              <NarrowList title={view.say("bySection")} id="by-section" all={sections} />
              <NarrowList title={view.say("byYear")} id="by-year" all={years} />
            </div>
          )}
        </div>
      )}
      <Pager steps={parts.steps} />
    </div>
  );
};

const Outcome = ({ view, parts }: Pick<SearchProps, "view" | "parts">): ReactNode => (
  <>
    {parts.outcome !== null && <p role="status">{parts.outcome}</p>}
    {parts.unread.length > 0 && (
      <p className="unread">
        <bdi>{view.say("notUnderstood", { words: parts.unread.join(" ") })}</bdi>
      </p>
    )}
    {parts.meant !== null && (
      <p className="meant">
        {view.say("didYouMean")}{" "}
        <a href={parts.meant.path}>
          <bdi>{parts.meant.words}</bdi>
        </a>
        {view.edition.direction === "rtl" ? "؟" : "?"}
      </p>
    )}
    {parts.orders.length > 0 && (
      <nav className="orders ui" aria-label={view.say("sortedBy")}>
        {parts.orders.map(({ path, words }) =>
          path === null ? (
            <span key={words} aria-current="true">
              {words}
            </span>
          ) : (
            <a key={words} href={path}>
              {words}
            </a>
          ),
        )}
      </nav>
    )}
  </>
);

const FoundRows = ({ view, found }: { readonly view: View; readonly found: readonly FoundCard[] }): ReactNode => (
  <ul className="rows list">
    {found.map(({ card, snippet }, at) => (
      <li key={card.code}>
        <Card
          view={view}
          card={card}
          level={2}
          kicker
          teaser={snippet === null}
          picture={{ sizes: "(min-width: 44rem) 11rem, 6.5rem", widest: 480, first: at === 0 }}
        >
          {snippet !== null && (
            <p>
              <Marked parts={snippet} />
            </p>
          )}
          <Day view={view} at={card.publishedAt} />
        </Card>
      </li>
    ))}
  </ul>
);

/** A stretch of text, escaped as all text is, the wanted words marked. */
const Marked = ({ parts }: { readonly parts: readonly MarkedPart[] }): ReactNode =>
  parts.map(({ text, marked }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
    return marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
  });

interface NarrowProps {
  readonly title: string;
  readonly id: string;
  readonly all: readonly Narrower[];
}

const NarrowList = ({ title, id, all }: NarrowProps): ReactNode =>
  all.length > 0 && (
    <nav aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {all.map(({ path, words, count }) => (
          <li key={path}>
            <a href={path}>
              <bdi>{words}</bdi> <small>{count}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

/** How to ask for more than words, in the edition's own names, calendar and digits. */
function Tips({ view }: { readonly view: View }): ReactNode {
  const { say, edition } = view;
  const name = (key: "opSection" | "opTopic" | "opBy" | "opAfter" | "opBefore"): string => say(key).split("|")[0] ?? "";
  const [year, month] = exampleOf[edition.calendar];
  const digits = (text: string): string => localDigits(text, edition.digits);
  return (
    <details className="tips ui">
      <summary>{say("tips")}</summary>
      <ul>
        <li>{say("tipPhrase")}</li>
        <li>{say("tipWithout")}</li>
        <li>{say("tipNames", { section: name("opSection"), topic: name("opTopic"), by: name("opBy") })}</li>
        <li>
          {say("tipTime", {
            ...{ after: name("opAfter"), before: name("opBefore") },
            ...{ year: digits(year), month: digits(month) },
          })}
        </li>
      </ul>
    </details>
  );
}

const exampleOf = {
  gregory: ["2021", "2022-03"],
  persian: ["1400", "1401-03"],
  "islamic-umalqura": ["1443", "1444-03"],
} as const;
