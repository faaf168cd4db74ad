import type { ReactNode } from "react";
import type { Related, RelatedStories } from "../../archive/shapes.js";
import type { Direction } from "../../domain/edition/edition.js";
import { isolated } from "../../language/isolated.js";
import type { MessageKey } from "../../language/messages/en.js";
import { Card, Stub } from "./card.js";
import type { View } from "./view.js";

interface ListsProps {
  readonly view: View;
  readonly related: RelatedStories;
}

/** What went before in the same running story, told apart from what is told beside it; each with its reason. */
export function RelatedLists({ view, related: { soFar, beside } }: ListsProps): ReactNode {
  if (soFar.length + beside.length === 0) return null;
  return (
    <section aria-labelledby="related">
      <h2 className="head" id="related">
        {view.say("related")}
      </h2>
      {soFar.length === 0 ? (
        <Rows view={view} all={beside} level={3} />
      ) : (
        <>
          <h3 className="part">{view.say("storySoFar")}</h3>
          <Rows view={view} all={soFar} level={4} />
          {beside.length > 0 && <h3 className="part">{view.say("seeAlso")}</h3>}
          <Rows view={view} all={beside} level={4} />
        </>
      )}
    </section>
  );
}

interface RowsProps {
  readonly view: View;
  readonly all: readonly Related[];
  readonly level: 3 | 4;
}

const Rows = ({ view, all, level }: RowsProps): ReactNode =>
  all.length > 0 && (
    <ul className="rows">
      {all.map((related) => (
        <li key={related.listed.kind === "stub" ? related.listed.stub.headline : related.listed.card.code}>
          <Row view={view} related={related} level={level} />
        </li>
      ))}
    </ul>
  );

interface RowProps extends Omit<RowsProps, "all"> {
  readonly related: Related;
}

function Row({ view, related, level }: RowProps): ReactNode {
  const { listed } = related;
  const why = <span className="why">{whyRelated(view, related)}</span>;
  return listed.kind === "stub" ? (
    <Stub view={view} stub={listed.stub} level={level} teaser>
      {why}
    </Stub>
  ) : (
    <Card view={view} card={listed.card} level={level} teaser when="day">
      {why}
    </Card>
  );
}

const sentences = {
  people: "whyPeople",
  places: "whyPlaces",
  organisations: "whyOrganisations",
  topics: "whyTopics",
  words: "whyShared",
} as const satisfies Record<string, MessageKey>;

/** Every related story says why it stands there. */
function whyRelated(view: View, { reason, running }: Related): string {
  if (reason.kind === "pinned") return view.say("whyPinned");
  const direction: Direction = view.edition.direction;
  const words = new Intl.ListFormat(view.spoken, { type: "unit" }).format(
    reason.words.map((word) => isolated(word, direction)),
  );
  if (running === null) return view.say(sentences[reason.kind], { words });
  return view.say(running === "earlier" ? "whyEarlier" : "whyLater", { words });
}
