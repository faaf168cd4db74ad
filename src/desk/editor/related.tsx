import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DeskRow, DeskStory } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { useSay } from "../words/speak.js";
import { useChosen } from "./chosen.js";
import type { OpenCopy } from "./open-copy.js";

interface RelatedProps {
  readonly story: DeskStory;
  readonly copy: OpenCopy;
}

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
  const pin = (one: number): void =>
    choose({
      pinned: isPinned(one)
        ? pinned.filter((each) => each.kind !== "story" || each.code !== one)
        : [...pinned, { kind: "story", code: one }],
    });
  const ban = (one: number): void =>
    choose({ banned: banned.includes(one) ? banned.filter((each) => each !== one) : [...banned, one] });
  const found = related.data?.found ?? [];
  const named = (related.data?.named ?? []).filter(({ code: one }) => !found.some(({ row }) => row.code === one));
  const entry = (row: DeskRow, words: readonly string[]) => (
    <li key={row.code}>
      <Link to="/story/$code" params={{ code: String(row.code) }} dir="auto">
        {row.headline}
      </Link>
      <p>
        <small dir="auto">
          {isPinned(row.code)
            ? say("pinned")
            : banned.includes(row.code)
              ? say("banned")
              : say("shared", { words: words.join(" · ") })}
        </small>
      </p>
      {story.readOnly === null && (
        <>
          <button type="button" aria-pressed={isPinned(row.code)} onClick={() => pin(row.code)}>
            {say("pinRelated")}
          </button>{" "}
          <button type="button" aria-pressed={banned.includes(row.code)} onClick={() => ban(row.code)}>
            {say("banRelated")}
          </button>
        </>
      )}
    </li>
  );
  if (related.data !== undefined && found.length + named.length === 0) return <p>{say("nothingHere")}</p>;
  return (
    <ul className="notes">
      {named.map((row) => entry(row, []))}
      {found.map(({ row, words }) => entry(row, words))}
    </ul>
  );
}
