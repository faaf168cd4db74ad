import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DeskRelation, DeskStory } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { useSay } from "../words/speak.js";
import { useChosen } from "./chosen.js";
import type { OpenCopy } from "./open-copy.js";

interface RelatedProps {
  readonly story: DeskStory;
  readonly copy: OpenCopy;
}

/** As many as readers see of what went before. */
const soFarLength = 5;

/** What readers will find beside the story: what the engine found, with its reason, and what an editor pinned or ruled out. */
export function Related({ story, copy }: RelatedProps): ReactNode {
  const say = useSay();
  const { code } = story.row;
  const [{ pinned = [], banned = [] }, choose] = useChosen(copy.document);
  const related = useQuery({
    queryKey: ["related", code, story.etag],
    queryFn: () => call("relatedStories", { params: { code } }),
    placeholderData: (before) => before,
  });
  const isPinned = (one: number): boolean => pinned.some((each) => each.kind === "story" && each.code === one);
  const isBanned = (one: number): boolean => banned.includes(one);
  const pin = (one: number): void =>
    choose({
      pinned: isPinned(one)
        ? pinned.filter((each) => each.kind !== "story" || each.code !== one)
        : [...pinned, { kind: "story", code: one }],
    });
  const ban = (one: number): void =>
    choose({ banned: isBanned(one) ? banned.filter((each) => each !== one) : [...banned, one] });
  const found = related.data?.found ?? [];
  const named = (related.data?.named ?? [])
    .filter(({ code: one }) => !found.some(({ row }) => row.code === one))
    .map((row): DeskRelation => ({ row, running: null, kind: "words", words: [] }));
  const soFar = found
    .filter(({ row, running }) => running === "earlier" && !isPinned(row.code) && !isBanned(row.code))
    .slice(0, soFarLength)
    .toSorted((a, b) => (a.row.publishedAt ?? 0) - (b.row.publishedAt ?? 0));
  const beside = [...named, ...found.filter((one) => !soFar.includes(one))];
  const acts: Acts = { isPinned, isBanned, ...(story.readOnly === null && { pin, ban }) };
  if (related.data !== undefined && soFar.length + beside.length === 0) return <p>{say("nothingHere")}</p>;
  return (
    <>
      {soFar.length > 0 && <h3>{say("storySoFar")}</h3>}
      <Relations all={soFar} acts={acts} />
      {soFar.length > 0 && beside.length > 0 && <h3>{say("seeAlso")}</h3>}
      <Relations all={beside} acts={acts} />
    </>
  );
}

/** What an editor has decided on a story, and may decide; no verbs for one who only reads. */
interface Acts {
  readonly isPinned: (code: number) => boolean;
  readonly isBanned: (code: number) => boolean;
  readonly pin?: (code: number) => void;
  readonly ban?: (code: number) => void;
}

const reasons = {
  people: "samePeople",
  places: "samePlace",
  organisations: "sameOrganisations",
  topics: "sameTopic",
  words: "shared",
  earlier: "earlierOn",
  later: "laterOn",
} as const;

function Relations({ all, acts }: { readonly all: readonly DeskRelation[]; readonly acts: Acts }): ReactNode {
  const say = useSay();
  const { isPinned, isBanned, pin, ban } = acts;
  const why = ({ row, running, kind, words }: DeskRelation): string => {
    if (isPinned(row.code)) return say("pinned");
    if (isBanned(row.code)) return say("banned");
    return say(reasons[running ?? kind], { words: words.join(" · ") });
  };
  if (all.length === 0) return null;
  return (
    <ul className="notes">
      {all.map((one) => (
        <li key={one.row.code}>
          <Link to="/story/$code" params={{ code: String(one.row.code) }} dir="auto">
            {one.row.headline}
          </Link>
          <p>
            <small>{why(one)}</small>
          </p>
          {pin !== undefined && (
            <button type="button" aria-pressed={isPinned(one.row.code)} onClick={() => pin(one.row.code)}>
              {say("pinRelated")}
            </button>
          )}{" "}
          {ban !== undefined && (
            <button type="button" aria-pressed={isBanned(one.row.code)} onClick={() => ban(one.row.code)}>
              {say("banRelated")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
