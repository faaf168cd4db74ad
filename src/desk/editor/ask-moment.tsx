import { now } from "@internationalized/date";
import { type ReactNode, useState } from "react";
import { AskSheet } from "../app/ask-sheet.js";
import type { DeskEdition } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";
import { MomentField } from "./moment-field.js";

interface AskMomentProps {
  readonly edition: DeskEdition;
  readonly done: (at: number | null) => void;
}

/** Asks when, in the edition's calendar and time zone. */
export function AskMoment({ edition, done }: AskMomentProps): ReactNode {
  const say = useSay();
  const [at, setAt] = useState<number | null>(() =>
    now(edition.timeZone).add({ hours: 1 }).set({ minute: 0, second: 0, millisecond: 0 }).toDate().getTime(),
  );
  return (
    <AskSheet title={say("schedule")} ready={at !== null} submit={() => done(at)} close={() => done(null)}>
      <p>{say("scheduleWhen", { zone: edition.timeZone })}</p>
      <MomentField label={say("scheduled")} edition={edition} value={at} onChange={setAt} />
      {at !== null && (
        <p dir={edition.direction} lang={edition.language}>
          {momentIn(at, edition)}
        </p>
      )}
    </AskSheet>
  );
}
