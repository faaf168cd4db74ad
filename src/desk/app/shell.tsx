import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useNewStory } from "../lists/new-story.js";
import { useSay } from "../words/speak.js";
import { toldOrNone } from "../words/told.js";
import { useKeys } from "./keys.js";
import { useLive } from "./live.js";
import { useMe } from "./me.js";
import { lists, places } from "./places.js";

const Palette = lazy(() => import("../palette/palette.js"));

/** What stands around every page of the desk. */
export function Shell(): ReactNode {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  const begin = useNewStory();
  const [palette, setPalette] = useState(false);
  useLive();
  const commands = useMemo(
    () => ({
      n: begin,
      "/": () => document.querySelector<HTMLInputElement>("[data-find]")?.focus(),
      ...Object.fromEntries(
        lists.map((list, at) => [
          String(at + 1),
          () => void navigate({ to: "/list/$list", params: { list }, search: {} }),
        ]),
      ),
    }),
    [begin, navigate],
  );
  useKeys(commands);
  usePaletteKey(useCallback(() => setPalette(true), []));
  return (
    <div className="desk">
      <header className="bar">
        <nav aria-label={say("lists")}>
          {lists.map((list, at) => (
            <Link key={list} to="/list/$list" params={{ list }} search={{}} activeOptions={{ includeSearch: false }}>
              {say(list)} <kbd>{at + 1}</kbd>
            </Link>
          ))}
        </nav>
        <span className="gap" />
        <button type="button" className="quiet" onClick={() => setPalette(true)}>
          {say("palette")} <kbd>Ctrl K</kbd>
        </button>
        <nav aria-label={me.name}>
          {me.editions[0] !== undefined && (
            <Link to="/front/$edition" params={{ edition: me.editions[0].id }} search={{}}>
              {say("fronts")}
            </Link>
          )}
          {places
            .filter(({ needs, ...place }) => me.may[needs] === null && !("aside" in place))
            .map(({ to, word }) => (
              <Link key={to} to={to}>
                {word === "account" ? me.name : say(word)}
              </Link>
            ))}
        </nav>
        <button
          type="button"
          className="chief"
          onClick={begin}
          disabled={me.may.begin !== null}
          title={toldOrNone(me.may.begin, say)}
        >
          {say("newStory")} <kbd>n</kbd>
        </button>
      </header>
      <main>
        <Suspense fallback={<p className="waiting">…</p>}>
          <Outlet />
        </Suspense>
      </main>
      {palette && (
        <Suspense fallback={null}>
          <Palette close={() => setPalette(false)} begin={begin} />
        </Suspense>
      )}
    </div>
  );
}

/** The palette opens from anywhere, also while someone types. */
function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [open]);
}
