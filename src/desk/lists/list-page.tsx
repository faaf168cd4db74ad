import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from "react";
import type { DeskRow } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useKeys } from "../app/keys.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";
import { ListFilters } from "./list-filters.js";
import { StoryRow } from "./story-row.js";

/** A list of the desk: live, filtered as one types, walked through by keys. */
export function ListPage(): ReactNode {
  const say = useSay();
  const { list } = useParams({ from: "/inside/list/$list" });
  const search = useSearch({ from: "/inside/list/$list" });
  const navigate = useNavigate();
  const words = useDeferredValue(search.words);
  const asked = { ...search, words, list };
  const found = useInfiniteQuery({
    queryKey: ["list", asked],
    queryFn: ({ pageParam }) => call("listStories", { query: { ...asked, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    () => atOnce(found.data?.pages.flatMap(({ stories }) => stories) ?? [], search.words),
    [found.data, search.words],
  );
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, Math.max(0, rows.length - 1));
  const open = useCallback(
    (code: number) => void navigate({ to: "/story/$code", params: { code: String(code) } }),
    [navigate],
  );
  useKeys(
    useMemo(
      () => ({
        "j ArrowDown": () => setAt(Math.min(chosen + 1, rows.length - 1)),
        "k ArrowUp": () => setAt(Math.max(chosen - 1, 0)),
        "o Enter": () => rows[chosen] && open(rows[chosen].code),
      }),
      [chosen, rows, open],
    ),
  );
  return (
    <>
      <h1 className="hidden">{say(list as DeskWord)}</h1>
      <ListFilters />
      {found.error !== null && <Trouble error={found.error} />}
      {found.isSuccess && rows.length === 0 && <p className="waiting">{say("nothingHere")}</p>}
      {rows.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{say("code")}</th>
              <th scope="col">{say("headline")}</th>
              <th scope="col">{say("section")}</th>
              <th scope="col">{say("status")}</th>
              <th scope="col">{say("touched")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <StoryRow key={row.code} row={row} chosen={index === chosen} open={open} />
            ))}
          </tbody>
        </table>
      )}
      {found.hasNextPage && (
        <button type="button" className="more" onClick={() => void found.fetchNextPage()}>
          {say("more")}
        </button>
      )}
    </>
  );
}

/** What is already here is filtered as the letter is typed; the house's own answer comes a moment later. */
function atOnce(rows: readonly DeskRow[], words: string | undefined): readonly DeskRow[] {
  const wanted = words?.toLowerCase() ?? "";
  return wanted === "" ? rows : rows.filter(({ headline }) => headline.toLowerCase().includes(wanted));
}
