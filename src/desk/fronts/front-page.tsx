import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useEdition, useMe } from "../app/me.js";
import { MomentField } from "../editor/moment-field.js";
import { useSay } from "../words/speak.js";
import { Arrange } from "./arrange.js";
import { FrontHistory } from "./front-history.js";

/** The front of an edition or a section: arranged here, looked at as it is, was, and will be. */
export function FrontPage(): ReactNode {
  const say = useSay();
  const { editions } = useMe();
  const { edition: id } = useParams({ from: "/inside/front/$edition" });
  const { section } = useSearch({ from: "/inside/front/$edition" });
  const navigate = useNavigate();
  const edition = useEdition(id);
  const [at, setAt] = useState<number | null>(null);
  const front = useQuery({
    queryKey: ["front", id, section ?? ""],
    queryFn: () => call("openFront", { params: { edition: id }, query: { section } }),
  });
  const then = useQuery({
    queryKey: ["front", id, section ?? "", at],
    queryFn: () => call("openFront", { params: { edition: id }, query: { section, at: String(at) } }),
    enabled: at !== null,
  });
  if (edition === null) return <p className="waiting">{say("nothingHere")}</p>;
  const shown = at === null ? front.data : then.data;
  return (
    <>
      <h1 className="hidden">{say("front")}</h1>
      <div className="filters">
        <select
          aria-label={say("edition")}
          value={id}
          onChange={(event) =>
            void navigate({ to: "/front/$edition", params: { edition: event.target.value }, search: {} })
          }
        >
          {editions.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <select
          aria-label={say("section")}
          value={section ?? ""}
          onChange={(event) =>
            void navigate({
              to: "/front/$edition",
              params: { edition: id },
              search: event.target.value ? { section: event.target.value } : {},
            })
          }
        >
          <option value="">{say("wholeEdition")}</option>
          {edition.sections.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {front.error !== null && <Trouble error={front.error} />}
      <div className="columns">
        <section>
          {front.data !== undefined && <Arrange key={front.data.etag} edition={edition} open={front.data} />}
        </section>
        <aside>
          <MomentField label={say("lookAt")} edition={edition} value={at} onChange={setAt} />
          <h2 className="page">{at === null ? say("now") : say("asItStands")}</h2>
          <ol className="top-then">
            {shown?.top.map(({ code, headline, byEditor }) => (
              <li key={code}>
                <span dir={edition.direction}>{headline}</span>{" "}
                <small>{byEditor ? say("byEditor") : say("byItself")}</small>
              </li>
            ))}
          </ol>
          {section === undefined && (
            <div className="preview">
              <iframe
                key={`${front.data?.etag} ${at}`}
                title={say("preview")}
                className="desktop"
                sandbox="allow-same-origin"
                src={`/desk/preview/front/${id}?at=${at ?? Date.now()}`}
              />
            </div>
          )}
          {front.data !== undefined && <FrontHistory edition={id} section={section} etag={front.data.etag} />}
        </aside>
      </div>
    </>
  );
}
