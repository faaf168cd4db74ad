import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { DeskRow } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useKeys } from "../app/keys.js";
import { useMe, useNames } from "../app/me.js";
import { useMentions } from "../app/mentions.js";
import { NoSuchPage } from "../app/no-such-page.js";
import { lists } from "../app/places.js";
import { useSay } from "../words/speak.js";
import { ListFilters } from "./list-filters.js";
import { useSteadyRows } from "./steady-rows.js";
import { StoryRow } from "./story-row.js";
import { useChosenRow } from "./use-chosen-row.js";
import { useFilters } from "./use-filters.js";
import { useMorePages } from "./use-more-pages.js";

/** The list that the address names. */
export function ListPage(): ReactNode {
  const named = useParams({ from: "/inside/list/$list" }).list;
  const list = lists.find((one) => one === named);
  return list === undefined ? <NoSuchPage /> : <List list={list} />;
}

/** A list of the desk: live, filtered as one types, walked through by keys. */
function List({ list }: { readonly list: (typeof lists)[number] }): ReactNode {
  const say = useSay();
  const { search, set } = useFilters();
  const navigate = useNavigate();
  const words = useSettled(search.words);
  const asked = { ...search, words, list };
  const found = useInfiniteQuery({
    queryKey: ["list", asked],
    queryFn: ({ pageParam }) => call("listStories", { query: { ...asked, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const all = useSteadyRows(found.data?.pages);
  const answered = words === search.words && !found.isPlaceholderData;
  const rows = useMemo(() => (answered ? all : atOnce(all, search.words)), [all, answered, search.words]);
  const of = JSON.stringify([list, search]);
  const [at, choose] = useChosenRow(rows, of);
  const more = useMorePages(found, of);
  const open = useCallback(
    (code: number) => void navigate({ to: "/story/$code", params: { code: String(code) } }),
    [navigate],
  );
  useKeys({
    "j ArrowDown": () => {
      choose(at + 1);
      if (at + 2 >= rows.length) more();
    },
    "k ArrowUp": () => choose(at - 1),
    "o Enter": () => rows[at] && open(rows[at].code),
    t: () => set({ today: search.today === undefined ? "1" : undefined }),
    x: () => set(null),
  });
  useEditorAtHand();
  return (
    <>
      <h1 className="hidden">{say(list)}</h1>
      <ListFilters />
      {found.error !== null && <Trouble error={found.error} />}
      {!answered && <p className="hidden">{say("searching")}</p>}
      {answered && found.isSuccess && rows.length === 0 && <p className="empty">{say("nothingHere")}</p>}
      {rows.length > 0 && <Rows rows={rows} at={at} open={open} />}
      {found.hasNextPage && (
        <button type="button" className="more" onClick={more}>
          {say("more")}
        </button>
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly DeskRow[];
  readonly at: number;
  readonly open: (code: number) => void;
}

function Rows({ rows, at, open }: RowsProps): ReactNode {
  const say = useSay();
  const { editions } = useMe();
  const names = useNames();
  const { unseen: mentions } = useMentions();
  const naming = useMemo(() => new Set(mentions.map(({ code }) => code)), [mentions]);
  const papers = useMemo(() => new Map(editions.map((one) => [one.id, one])), [editions]);
  return (
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
          <StoryRow
            key={row.code}
            row={row}
            edition={papers.get(row.edition) ?? null}
            by={names(row.touchedBy)}
            mentioned={naming.has(row.code)}
            chosen={index === at}
            open={open}
          />
        ))}
      </tbody>
    </table>
  );
}

/** What is already here is filtered as the letter is typed; the house's own answer, which looks further, takes its place. */
function atOnce(rows: readonly DeskRow[], words: string | undefined): readonly DeskRow[] {
  const wanted = words?.toLowerCase() ?? "";
  return wanted === "" ? rows : rows.filter(({ headline }) => headline.toLowerCase().includes(wanted));
}

/** Milliseconds without a letter after which the house is asked. */
const pause = 120;

/** Words once whoever types them pauses; none at once. */
function useSettled(words: string | undefined): string | undefined {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const soon = setTimeout(() => setSettled(words), pause);
    return () => clearTimeout(soon);
  }, [words]);
  return words === undefined ? undefined : settled;
}

/** While someone looks at a list the editor's parts come by themselves, so that a story opens without waiting for them. */
function useEditorAtHand(): void {
  useEffect(() => {
    const soon = setTimeout(() => void import("../editor/story-page.js"), 500);
    return () => clearTimeout(soon);
  }, []);
}
