import type { ReactNode } from "react";
import type { CorrectionEntry } from "../../archive/shapes.js";
import { storyPath } from "../addresses.js";
import { languageOf } from "./card.js";
import { Pager, type Step } from "./list-page.js";
import { Dateline } from "./time.js";
import type { View } from "./view.js";

interface CorrectionsProps {
  readonly view: View;
  readonly entries: readonly CorrectionEntry[];
  readonly steps: readonly Step[];
}

/** What the paper got wrong, newest first. */
export const CorrectionsMain = ({ view, entries, steps }: CorrectionsProps): ReactNode => (
  <div className="page">
    <header>
      <h1>{view.say("corrections")}</h1>
      <p>{view.say("correctionsIntro")}</p>
    </header>
    {entries.length === 0 && <p className="page">{view.say("noCorrections")}</p>}
    <ul className="rows list">
      {entries.map(({ kind, at, note, card }) => (
        <li key={`${card.code} ${at} ${note}`} {...languageOf(view, card.language)}>
          <span className="kicker">{view.say(kind)}</span>
          <h2>
            <a href={storyPath(card)}>{card.headline}</a>
          </h2>
          <p>{note}</p>
          <Dateline view={view} at={at} />
        </li>
      ))}
    </ul>
    <Pager steps={steps} />
  </div>
);
