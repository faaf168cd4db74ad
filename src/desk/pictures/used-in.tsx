import { Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { useMe } from "../app/me.js";
import { Status } from "../lists/story-row.js";
import { useSay } from "../words/speak.js";

const ReplaceEverywhere = lazy(() => import("./replace-everywhere.js"));

/** The stories and fronts a picture stands in, and the way to use another one instead. */
export function UsedIn({ opened }: { readonly opened: DeskAnswer<"openPicture"> }): ReactNode {
  const say = useSay();
  const { editions } = useMe();
  const [replacing, setReplacing] = useState(false);
  const { picture, usedIn, publicIn, uses, fronts } = opened;
  const others = uses - usedIn.length;
  return (
    <section className="used-in" aria-label={say("usedIn")}>
      <h2 className="page">
        {say("usedIn")} {uses > 0 && <small>({uses})</small>}
      </h2>
      {uses === 0 && fronts.length === 0 && <p className="hint">{say("notUsed")}</p>}
      <ul className="notes">
        {fronts.map((front) => (
          <li key={front}>{say("usedOnFront", { front })}</li>
        ))}
        {usedIn.map((row) => (
          <li key={row.code}>
            <Link to="/story/$code" params={{ code: String(row.code) }} dir="auto">
              {row.headline || say("untitled")}
            </Link>{" "}
            <Status row={row} edition={editions.find(({ id }) => id === row.edition) ?? null} />{" "}
            <small>{publicIn.includes(row.code) ? say("usedPublic") : say("usedAtDesk")}</small>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="hint">{say("usedInOthers", { n: others })}</p>}
      {usedIn.length > 0 && (
        <button type="button" onClick={() => setReplacing(true)}>
          {say("replaceEverywhere")}
        </button>
      )}
      {replacing && (
        <Suspense fallback={null}>
          <ReplaceEverywhere picture={picture} usedIn={usedIn} close={() => setReplacing(false)} />
        </Suspense>
      )}
    </section>
  );
}
