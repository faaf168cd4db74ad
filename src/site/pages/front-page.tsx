import type { ReactNode } from "react";
import type { FrontView } from "../../archive/shapes.js";
import type { Banner } from "../../domain/front/front.js";
import { sectionPath } from "../addresses.js";
import { Card, FeaturedList } from "./card.js";
import type { View } from "./view.js";

/** The front: what matters most first, then what is newest, then every section. */
export function FrontMain({ view, front }: { readonly view: View; readonly front: FrontView }): ReactNode {
  const { say } = view;
  if (front.lead === null) return <p className="page">{say("noStories")}</p>;
  return (
    <>
      {front.banner !== null && <Breaking banner={front.banner} />}
      <div className="top">
        <Card
          view={view}
          card={front.lead}
          level={2}
          className="lead"
          kicker
          teaser
          picture={{ sizes: "(min-width: 44rem) 34rem, 100vw", widest: 1280, first: true }}
        />
        {front.seconds.length > 0 && <Seconds view={view} front={front} />}
        {front.latest.length > 0 && <Latest view={view} front={front} />}
      </div>
      {front.featured.length > 0 && (
        <section aria-labelledby="featured">
          <h2 className="head" id="featured">
            {say("featured")}
          </h2>
          <FeaturedList view={view} all={front.featured} />
        </section>
      )}
      <div className="columns">
        {front.columns.map((column) => (
          <Column key={column.section.slug} view={view} column={column} />
        ))}
      </div>
    </>
  );
}

/** What has just happened, before there is more to say of it than a line. */
const Breaking = ({ banner: { text, code } }: { readonly banner: Banner }): ReactNode => (
  <p className="breaking">{code === null ? text : <a href={`/${code}`}>{text}</a>}</p>
);

const Seconds = ({ view, front }: { readonly view: View; readonly front: FrontView }): ReactNode => (
  <div className="seconds">
    {front.seconds.map((card) => (
      <Card
        key={card.code}
        view={view}
        card={card}
        level={2}
        kicker
        {...(card.size === undefined ? {} : { className: card.size })}
        {...(card.size === "small"
          ? {}
          : {
              teaser: true,
              picture: { sizes: "(min-width: 68rem) 13rem, (min-width: 44rem) 50vw, 100vw", widest: 960 },
            })}
      />
    ))}
  </div>
);

const Latest = ({ view, front }: { readonly view: View; readonly front: FrontView }): ReactNode => (
  <section className="latest" aria-labelledby="latest">
    <h2 className="head" id="latest">
      {view.say("latest")}
    </h2>
    <ol className="briefs">
      {front.latest.map((card) => (
        <li key={card.code}>
          <Card view={view} card={card} level={3} when="fresh" />
        </li>
      ))}
    </ol>
  </section>
);

function Column({ view, column }: { readonly view: View; readonly column: FrontView["columns"][number] }): ReactNode {
  const { section, cards } = column;
  return (
    <section aria-labelledby={`section-${section.slug}`}>
      <h2 className="head" id={`section-${section.slug}`}>
        <a href={sectionPath(section.edition, section.slug)}>{section.name}</a>
      </h2>
      <ul>
        {cards.map((card, at) => (
          <li key={card.code}>
            <Card
              view={view}
              card={card}
              level={3}
              {...(at === 0
                ? { teaser: true, picture: { sizes: "(min-width: 44rem) 18rem, 100vw", widest: 640 } }
                : {})}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
