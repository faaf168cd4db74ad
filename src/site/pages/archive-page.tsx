import type { ReactNode } from "react";
import { archivePath, type Period, partName } from "../../language/archive-address.js";
import { Pager, type Step } from "./list-page.js";
import type { View } from "./view.js";

/** A part of an archive page: a year, a month or a day, with its number of stories. */
export interface Part {
  readonly period: Period;
  readonly name: string;
  readonly count: number;
}

interface ArchiveProps {
  readonly view: View;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly steps: readonly Step[];
}

/** A year with its months, a month with its days, or all the years. */
export function ArchiveMain({ view, title, parts, steps }: ArchiveProps): ReactNode {
  const days = parts[0]?.period.unit === "day";
  return (
    <div className="page">
      <header>
        <h1>{title}</h1>
      </header>
      <ul className={days ? "parts days" : "parts"}>
        {parts.map(({ period, name, count }) => (
          <li key={archivePath(period)}>
            {count === 0 ? (
              name
            ) : (
              <a href={`/${view.edition.id}/${archivePath(period)}`}>
                {name} <small>{view.say("storyCount", { count })}</small>
              </a>
            )}
          </li>
        ))}
      </ul>
      <Pager steps={steps} />
    </div>
  );
}

export const partOf = (view: View, period: Period, count: number): Part => ({
  period,
  name: partName(view.edition, period),
  count,
});
