import type { ReactNode } from "react";
import type { Listed, StoryCard, StubCard } from "../../archive/shapes.js";
import { directionOf } from "../../language/direction.js";
import { storyPath } from "../addresses.js";
import { Picture } from "./picture.js";
import { Day, Fresh, Hour } from "./time.js";
import type { View } from "./view.js";

/** Language and direction of a story's words, where they are not the page's own. */
export function languageOf(view: View, language: string): { lang?: string; dir?: "ltr" | "rtl" } {
  return language === view.edition.language ? {} : { lang: language, dir: directionOf(language) };
}

interface CardProps {
  readonly view: View;
  readonly card: StoryCard;
  readonly level: 2 | 3 | 4;
  readonly className?: string;
  readonly picture?: { readonly sizes: string; readonly widest: number; readonly first?: boolean };
  readonly kicker?: boolean;
  readonly teaser?: boolean;
  readonly when?: "day" | "hour" | "fresh";
  readonly children?: ReactNode;
}

/** A story in a list: the headline first for those who listen, whatever stands beside it. */
export function Card(props: CardProps): ReactNode {
  const { view, card, level, className, picture, kicker, teaser, when, children } = props;
  const Heading = `h${level}` as const;
  const shown = picture !== undefined && card.picture !== null;
  return (
    <article className={className === undefined ? "card" : `card ${className}`} {...languageOf(view, card.language)}>
      {shown && card.picture !== null && <Picture picture={card.picture} silent {...picture} />}
      <div className="words">
        {kicker === true && card.kicker !== null && <span className="kicker">{card.kicker}</span>}
        {when === "hour" && <Hour view={view} at={card.publishedAt} />}
        {when === "fresh" && <Fresh view={view} at={card.publishedAt} />}
        <Heading>
          <a href={storyPath(card)}>{card.headline}</a>
        </Heading>
        {teaser === true && card.teaser !== "" && <Teaser agency={card.agency} words={card.teaser} />}
        {when === "day" && <Day view={view} at={card.publishedAt} />}
        {children}
      </div>
    </article>
  );
}

/** The agency, as wires sign, then the first words. */
const Teaser = ({ agency, words }: { readonly agency: string | null; readonly words: string }): ReactNode => (
  <p>
    {agency !== null && (
      <>
        <bdi>{agency}</bdi> -{" "}
      </>
    )}
    {words}
  </p>
);

interface StubProps {
  readonly view: View;
  readonly stub: StubCard;
  readonly level?: 3 | 4;
  readonly teaser: boolean;
  readonly children?: ReactNode;
}

/** A headline whose story is not here: shown, not linked. */
export function Stub({ view, stub, level = 3, teaser, children }: StubProps): ReactNode {
  const Heading = `h${level}` as const;
  return (
    <div className="stub">
      <Heading>{stub.headline}</Heading>
      {teaser && stub.teaser !== null && <Teaser agency={stub.agency} words={stub.teaser} />}
      {stub.date !== null && <Day view={view} at={stub.date} />}
      {children}
    </div>
  );
}

/** A featured list: picture, headline, date. */
export const FeaturedList = ({ view, all }: { readonly view: View; readonly all: readonly Listed[] }): ReactNode => (
  <ul className="strip">
    {all.map((one) =>
      one.kind === "story" ? (
        <li key={one.card.code}>
          <Card view={view} card={one.card} level={3} when="day" picture={{ sizes: "10rem", widest: 320 }} />
        </li>
      ) : (
        <li key={one.stub.headline}>
          <Stub view={view} stub={one.stub} teaser={false} />
        </li>
      ),
    )}
  </ul>
);
