import { type ReactNode, useState } from "react";
import type { DeskStory } from "../../contract/desk-shapes.js";
import { slugOf } from "../../kernel/slug.js";
import { useEdition } from "../app/me.js";
import { useSay } from "../words/speak.js";
import { type Chosen, useChosen } from "./chosen.js";
import { MomentField } from "./moment-field.js";
import type { OpenCopy } from "./open-copy.js";

interface DetailsProps {
  readonly story: DeskStory;
  readonly copy: OpenCopy;
  readonly readOnly: boolean;
  readonly children: ReactNode;
}

/** What is chosen about a story rather than written in it. */
export function Details({ story, copy, readOnly, children }: DetailsProps): ReactNode {
  const say = useSay();
  const edition = useEdition(story.row.edition);
  const [chosen, choose] = useChosen(copy.document);
  const sections = edition?.sections ?? [];
  const known = sections.some(({ slug }) => slug === chosen.section);
  return (
    <fieldset className="details" disabled={readOnly}>
      <label>
        {say("section")}
        <select
          value={chosen.section ?? ""}
          onChange={(event) => {
            const section = sections.find(({ slug }) => slug === event.target.value);
            if (section !== undefined) choose({ section: section.slug, sectionName: section.name });
          }}
        >
          {!known && <option value={chosen.section}>{chosen.sectionName}</option>}
          {sections.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Topics chosen={chosen} choose={choose} />
      {children}
      {edition !== null && (
        <>
          <MomentField
            label={say("embargo")}
            edition={edition}
            value={chosen.embargo ?? null}
            onChange={(embargo) => choose({ embargo })}
          />
          <MomentField
            label={say("dated")}
            edition={edition}
            value={chosen.dated ?? null}
            onChange={(dated) => choose({ dated })}
          />
        </>
      )}
      <label>
        {say("legal")}
        <input
          dir="auto"
          value={chosen.legal ?? ""}
          onChange={(event) => choose({ legal: event.target.value || null })}
        />
      </label>
    </fieldset>
  );
}

interface TopicsProps {
  readonly chosen: Partial<Chosen>;
  readonly choose: (change: Partial<Chosen>) => void;
}

/** Topics as words with commas between; each is one when the comma or Enter comes. */
function Topics({ chosen, choose }: TopicsProps): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState("");
  const topics = chosen.topics ?? [];
  const add = (): void => {
    const names = typed
      .split(/[,،]/)
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const fresh = names.map((name) => ({ slug: slugOf(name) as string, name }));
    choose({ topics: [...topics, ...fresh.filter(({ slug }) => !topics.some((one) => one.slug === slug))] });
    setTyped("");
  };
  return (
    <div className="topics">
      <label>
        {say("topics")}
        <input
          dir="auto"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => typed !== "" && add()}
          onKeyDown={(event) => {
            if (!["Enter", ",", "،"].includes(event.key) || typed.trim() === "") return;
            event.preventDefault();
            add();
          }}
        />
      </label>
      <ul>
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            {name}{" "}
            <button
              type="button"
              aria-label={`${say("remove")} ${name}`}
              onClick={() => choose({ topics: topics.filter((one) => one.slug !== slug) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
