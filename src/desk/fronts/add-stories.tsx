import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import type { DeskRow } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import type { DeskEdition } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";

interface AddProps {
  readonly edition: DeskEdition;
  readonly section: string | undefined;
  readonly taken: readonly number[];
  readonly add: (row: DeskRow) => void;
}

/** The newest public stories, or those whose headline has some words, to be put into a slot. */
export function AddStories({ edition, section, taken, add }: AddProps): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ["list", "front", edition.id, section, words],
    queryFn: () =>
      call("listStories", { query: { list: "published", edition: edition.id, section, words: words || undefined } }),
    placeholderData: keepPreviousData,
  });
  const rows = (found.data?.stories ?? []).filter(({ code }) => !taken.includes(code)).slice(0, 15);
  return (
    <details className="panel">
      <summary>{say("addStories")}</summary>
      <input
        type="search"
        aria-label={say("find")}
        placeholder={say("find")}
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="notes">
        {rows.map((row) => (
          <li key={row.code}>
            <button type="button" aria-label={`${say("add")} ${row.headline}`} onClick={() => add(row)}>
              +
            </button>{" "}
            <span dir={edition.direction}>{row.headline}</span>{" "}
            <small>
              <bdi>{row.publishedAt !== null && momentIn(row.publishedAt, edition)}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
