import { Link } from "@tanstack/react-router";
import { memo, type ReactNode, useEffect, useRef } from "react";
import type { DeskRow } from "../../contract/desk-shapes.js";
import { directionOf } from "../../language/direction.js";
import type { DeskEdition } from "../app/me.js";
import { useMoment } from "../app/moments.js";
import { type Say, useSay } from "../words/speak.js";

interface RowProps {
  readonly row: DeskRow;
  readonly edition: DeskEdition | null;
  /** The name of who touched it last. */
  readonly by: string;
  /** Whether a note names whoever sits here, who has not seen it yet. */
  readonly mentioned: boolean;
  readonly chosen: boolean;
  readonly open: (code: number) => void;
}

/** One story in a list. The row that the keys stand on is kept in view. */
export const StoryRow = memo(function StoryRow({ row, edition, by, mentioned, chosen, open }: RowProps): ReactNode {
  const say = useSay();
  const moment = useMoment();
  const own = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (chosen) own.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    // The link in the row is the way in; a click anywhere on it is a convenience.
    <tr ref={own} className={chosen ? "chosen" : ""} aria-current={chosen || undefined} onClick={() => open(row.code)}>
      <td className="code">{row.code}</td>
      <td className="headline" dir={edition === null ? "auto" : directionOf(edition.language)}>
        <Link to="/story/$code" params={{ code: String(row.code) }} onClick={(event) => event.stopPropagation()}>
          {row.headline === "" ? <i>{say("untitled")}</i> : row.headline}
        </Link>
        {mentioned && <span className="count">@ {say("mentionedYou")}</span>}
      </td>
      <td>
        {edition?.name ?? row.edition} · {sectionOf(edition, row.section)}
      </td>
      <td>
        <Status row={row} edition={edition} />
      </td>
      <td className="when">
        <time dir="auto" dateTime={new Date(row.touchedAt).toISOString()}>
          {moment(row.touchedAt, edition)}
        </time>{" "}
        {by}
      </td>
    </tr>
  );
});

const sectionOf = (edition: DeskEdition | null, slug: string): string =>
  edition?.sections.find((one) => one.slug === slug)?.name ?? slug;

/** Where a story stands, in a word; the colour only repeats it. */
export function Status({ row, edition }: { readonly row: DeskRow; readonly edition: DeskEdition | null }): ReactNode {
  const say = useSay();
  const moment = useMoment();
  const at = row.scheduledFor !== null ? moment(row.scheduledFor, edition) : "";
  return <span className={`status ${row.standing} ${row.stage}`}>{`${statusWords(row, say)} ${at}`.trim()}</span>;
}

function statusWords({ standing, stage }: DeskRow, say: Say): string {
  if (standing === "unpublished") return say(stage);
  // What is public and typed in since says both.
  return standing === "published" && stage !== "approved" ? `${say("published")} · ${say(stage)}` : say(standing);
}
