import type { KeyboardEvent, ReactNode } from "react";
import { useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";
import { isNarrowed, type ListSearch } from "./list-search.js";
import { useFilters } from "./use-filters.js";

type Options = readonly (readonly [value: string, text: string])[];

/** What narrows a list; it stands in the address, so that a list can be kept and sent. */
export function ListFilters(): ReactNode {
  const say = useSay();
  const { editions, people } = useMe();
  const { search, set } = useFilters();
  const sections = editions.find(({ id }) => id === search.edition)?.sections ?? [];
  const choose = (name: keyof ListSearch, label: string, options: Options) => (
    <Choice
      label={label}
      value={search[name] ?? ""}
      options={options}
      choose={(value) => set({ [name]: value, ...(name === "edition" && { section: undefined }) })}
    />
  );
  const stages = ["draft", "submitted", "approved"] as const;
  return (
    <search className="filters" onKeyDown={(event) => event.key === "Escape" && backToRows(event)}>
      <input
        type="search"
        data-find
        dir="auto"
        aria-label={say("find")}
        placeholder={`${say("find")}  /`}
        value={search.words ?? ""}
        onChange={(event) => set({ words: event.target.value })}
        onKeyDown={(event) => event.key === "Enter" && backToRows(event)}
      />
      <button
        type="button"
        aria-pressed={search.today !== undefined}
        onClick={() => set({ today: search.today === undefined ? "1" : undefined })}
      >
        {say("today")} <kbd>t</kbd>
      </button>
      <div className="narrow">
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
          stages.map((stage) => [stage, say(stage)]),
        )}
        {choose(
          "person",
          say("everyone"),
          people.map(({ id, name }) => [id, name]),
        )}
        <input
          aria-label={say("topic")}
          placeholder={say("topic")}
          className={search.topic === undefined ? "topic" : "topic on"}
          value={search.topic ?? ""}
          onChange={(event) => set({ topic: event.target.value })}
        />
        {isNarrowed(search) && (
          <button type="button" className="quiet" onClick={() => set(null)}>
            {say("filtersOff")} <kbd>x</kbd>
          </button>
        )}
      </div>
    </search>
  );
}

/** Back to the rows and their keys, with what was chosen kept. */
function backToRows(event: KeyboardEvent): void {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.blur();
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: Options;
  readonly choose: (value: string | undefined) => void;
}

/** One filter; that it is on shows. */
function Choice({ label, value, options, choose }: ChoiceProps): ReactNode {
  return (
    <select
      aria-label={label}
      className={value === "" ? "" : "on"}
      value={value}
      onChange={(event) => choose(event.target.value || undefined)}
    >
      {[["", label] as const, ...options].map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}
