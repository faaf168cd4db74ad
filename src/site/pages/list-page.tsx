import type { ReactNode } from "react";
import type { StoryCard } from "../../archive/shapes.js";
import { Card } from "./card.js";
import type { View } from "./view.js";

/** A way on from a list: where it leads and what it says. */
export interface Step {
  readonly path: string;
  readonly words: string;
  readonly rel?: "next" | "prev";
}

interface ListProps {
  readonly view: View;
  readonly title: string;
  readonly intro?: string | null;
  readonly cards: readonly StoryCard[];
  /** What tells one story's time from another's. */
  readonly when: "day" | "hour";
  readonly steps: readonly Step[];
}

/** A titled list of stories, as sections, topics and days have it. */
export const ListMain = ({ view, title, intro = null, cards, when, steps }: ListProps): ReactNode => (
  <div className="page">
    <header>
      <h1>{title}</h1>
      {intro !== null && <p>{intro}</p>}
    </header>
    <Rows view={view} cards={cards} when={when} />
    <Pager steps={steps} />
  </div>
);

export function Rows({ view, cards, when }: Pick<ListProps, "view" | "cards" | "when">): ReactNode {
  if (cards.length === 0) return <p className="page">{view.say("noStories")}</p>;
  return (
    <ul className="rows list">
      {cards.map((card, at) => (
        <li key={card.code}>
          <Card
            view={view}
            card={card}
            level={2}
            kicker
            teaser
            when={when}
            picture={{ sizes: "(min-width: 44rem) 11rem, 6.5rem", widest: 480, first: at === 0 }}
          />
        </li>
      ))}
    </ul>
  );
}

export const Pager = ({ steps }: Pick<ListProps, "steps">): ReactNode =>
  steps.length > 0 && (
    <nav className="pager ui">
      {steps.map(({ path, words, rel }) => (
        <a key={path} href={path} {...(rel === undefined ? {} : { rel })}>
          {words}
        </a>
      ))}
    </nav>
  );
