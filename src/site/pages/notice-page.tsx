import type { ReactNode } from "react";
import type { StoryCard } from "../../archive/shapes.js";
import { Rows } from "./list-page.js";
import { SearchForm } from "./search-page.js";
import type { View } from "./view.js";

interface NoticeProps {
  readonly view: View;
  readonly title: string;
  readonly lines: readonly string[];
  /** Words to start a search from; null: no search box. */
  readonly words: string | null;
  readonly nearest?: readonly StoryCard[];
}

/** A page that is not the one asked for says why, and how to go on. */
export const NoticeMain = ({ view, title, lines, words, nearest = [] }: NoticeProps): ReactNode => (
  <div className="page">
    <header>
      <h1>{title}</h1>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {words !== null && <SearchForm view={view} words={words} />}
    </header>
    {nearest.length > 0 && (
      <section aria-labelledby="nearest">
        <h2 className="head list" id="nearest">
          {view.say("nearest")}
        </h2>
        <Rows view={view} cards={nearest} when="day" />
      </section>
    )}
  </div>
);
