import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";
import type { ListSearch } from "./list-search.js";

/** What narrows a list; it stands in the address, so that a list can be kept and sent. */
export function ListFilters(): ReactNode {
  const say = useSay();
  const { editions, people } = useMe();
  const { list } = useParams({ from: "/inside/list/$list" });
  const search = useSearch({ from: "/inside/list/$list" });
  const navigate = useNavigate();
  const set = (change: Partial<Record<keyof ListSearch, string | undefined>>): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: "/list/$list", params: { list }, search: next as ListSearch, replace: true });
  };
  const sections = editions.find(({ id }) => id === search.edition)?.sections ?? [];
  const choose = (
    name: keyof ListSearch,
    label: string,
    options: readonly (readonly [value: string, text: string])[],
  ) => (
    <select
      aria-label={label}
      value={search[name] ?? ""}
      onChange={(event) =>
        set({ [name]: event.target.value || undefined, ...(name === "edition" && { section: undefined }) })
      }
    >
      {[["", label] as const, ...options].map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
  return (
    <search className="filters">
      <input
        type="search"
        data-find
        aria-label={say("find")}
        placeholder={`${say("find")}  /`}
        value={search.words ?? ""}
        onChange={(event) => set({ words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape" && event.key !== "Enter") return;
          // Back to the rows, with what was looked for kept.
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
      {choose(
        "edition",
        say("everyEdition"),
        editions.map(({ id, name }) => [id, name]),
      )}
      {sections.length > 0 &&
        choose(
          "section",
          say("everySection"),
          sections.map(({ slug, name }) => [slug, name]),
        )}
      {choose(
        "stage",
        say("everyStage"),
        (["draft", "submitted", "approved"] as const).map((stage) => [stage, say(stage)]),
      )}
      {choose(
        "person",
        say("everyone"),
        people.map(({ id, name }) => [id, name]),
      )}
      <input
        aria-label={say("topic")}
        placeholder={say("topic")}
        className="topic"
        value={search.topic ?? ""}
        onChange={(event) => set({ topic: event.target.value })}
      />
    </search>
  );
}
