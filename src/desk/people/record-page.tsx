import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe, useNames } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";
import { actWords, detailWords, subjectWords } from "./record-words.js";

/** Everything that was done, by whom: the ledger and what stands beside it, searched. */
export function RecordPage(): ReactNode {
  const say = useSay();
  const names = useNames();
  const { people } = useMe();
  const [typed, setTyped] = useState("");
  const [person, setPerson] = useState("");
  const words = useDeferredValue(typed.trim());
  const record = useInfiniteQuery({
    queryKey: ["record", words, person],
    queryFn: ({ pageParam }) =>
      call("readAudit", { query: { words: words || undefined, person: person || undefined, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const entries = record.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <h1 className="page">{say("record")}</h1>
      <search className="filters">
        <input
          type="search"
          data-find
          aria-label={say("findRecord")}
          placeholder={say("findRecord")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <select aria-label={say("person")} value={person} onChange={(event) => setPerson(event.target.value)}>
          <option value="">{say("everyone")}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </search>
      {record.error !== null && <Trouble error={record.error} />}
      <table className="plain record">
        <tbody>
          {entries.map(({ at, actor, act, subject, detail }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries of one moment are told apart by their place alone
            <tr key={`${at} ${place}`}>
              <td className="when">{momentIn(at, null)}</td>
              <td>
                <bdi>{names(actor)}</bdi>
              </td>
              <td>
                <b>{actWords(act, say)}</b> <bdi>{subjectWords(subject, say, names)}</bdi>
              </td>
              <td>
                <bdi>{detailWords(detail, say)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {record.hasNextPage && (
        <button type="button" className="more" onClick={() => void record.fetchNextPage()}>
          {say("more")}
        </button>
      )}
    </>
  );
}
