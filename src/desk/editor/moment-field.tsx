import { fromAbsolute, now, type ZonedDateTime } from "@internationalized/date";
import type { ReactNode } from "react";
import { DateField, DateInput, DateSegment, I18nProvider, Label } from "react-aria-components";
import type { DeskEdition } from "../app/me.js";
import { useSay, useSpeech } from "../words/speak.js";

interface MomentProps {
  readonly label: string;
  readonly edition: DeskEdition;
  /** Milliseconds since 1970, or null for none. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A moment in the edition's own calendar and time zone, typed part by part. */
export function MomentField({ label, edition, value, onChange }: MomentProps): ReactNode {
  const say = useSay();
  const { locale } = useSpeech();
  const zone = edition.timeZone;
  return (
    <I18nProvider locale={`${locale}-u-ca-${edition.calendar}`}>
      <div className="moment">
        {value === null ? (
          <button
            type="button"
            onClick={() =>
              onChange(now(zone).add({ hours: 1 }).set({ minute: 0, second: 0, millisecond: 0 }).toDate().getTime())
            }
          >
            {label}: {say("none")}
          </button>
        ) : (
          <>
            <DateField<ZonedDateTime>
              value={fromAbsolute(value, zone)}
              onChange={(moment) => moment !== null && onChange(moment.toDate().getTime())}
              granularity="minute"
              hourCycle={24}
              hideTimeZone
            >
              <Label>
                {label} ({zone})
              </Label>
              <DateInput>{(segment) => <DateSegment segment={segment} />}</DateInput>
            </DateField>
            <button type="button" aria-label={`${say("remove")} ${label}`} onClick={() => onChange(null)}>
              ×
            </button>
          </>
        )}
      </div>
    </I18nProvider>
  );
}
