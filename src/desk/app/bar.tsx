import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useSay } from "../words/speak.js";
import { toldOrNone } from "../words/told.js";
import { useMe } from "./me.js";
import { useMentions } from "./mentions.js";
import { lists, places, placesInBar } from "./places.js";

interface BarProps {
  readonly begin: () => void;
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
}

/** One row across the top: the lists with their keys, the pages one is often on, the rest behind one's name. */
export function Bar({ begin, openPalette, openShortcuts }: BarProps): ReactNode {
  const say = useSay();
  const me = useMe();
  return (
    <header className="bar">
      <Lists />
      <span className="gap" />
      <button type="button" className="quiet find" title={say("palette")} onClick={openPalette}>
        <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9zM10.5 10.5l3 3" />
        </svg>
        <span className="hidden">{say("palette")}</span> <kbd>Ctrl K</kbd>
      </button>
      <nav className="places" aria-label={say("desk")}>
        <Places inBar />
      </nav>
      <Menu openShortcuts={openShortcuts} />
      <button
        type="button"
        className="chief begin"
        onClick={begin}
        disabled={me.may.begin !== null}
        title={toldOrNone(me.may.begin, say) ?? `${say("newStory")} (n)`}
      >
        <span aria-hidden="true" className="plus">
          +
        </span>
        <span className="text">{say("newStory")}</span> <kbd>n</kbd>
      </button>
    </header>
  );
}

function Lists(): ReactNode {
  const say = useSay();
  const unseen = useMentions().unseen.length;
  const own = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the lists are one strip: the one that is open is kept in it.
    own.current?.querySelector(".active")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return (
    <nav ref={own} className="lists" aria-label={say("lists")}>
      {lists.map((list, at) => (
        <Link
          key={list}
          to="/list/$list"
          params={{ list }}
          search={{}}
          activeOptions={{ includeSearch: false }}
          title={`${say(list)} (${at + 1})`}
        >
          {say(list)}
          {list === "mine" && unseen > 0 && (
            <span className="count" title={say("mentionsUnseen", { n: unseen })}>
              {unseen}
              <span className="hidden"> {say("mentionsUnseen", { n: unseen })}</span>
            </span>
          )}
          <kbd>{at + 1}</kbd>
        </Link>
      ))}
    </nav>
  );
}

/** The pages beside the lists that this person may open: those that stand in the bar itself, or the others. */
function Places({ inBar, go }: { readonly inBar: boolean; readonly go?: () => void }): ReactNode {
  const say = useSay();
  const me = useMe();
  const first = me.editions[0];
  return (
    <>
      {inBar && first !== undefined && (
        <Link to="/front/$edition" params={{ edition: first.id }} search={{}} onClick={go}>
          {say("fronts")}
        </Link>
      )}
      {places
        .filter(({ to, needs }) => me.may[needs] === null && placesInBar.has(to) === inBar)
        .map(({ to, word }) => (
          <Link key={to} to={to} onClick={go}>
            {say(word)}
          </Link>
        ))}
    </>
  );
}

function Menu({ openShortcuts }: { readonly openShortcuts: () => void }): ReactNode {
  const say = useSay();
  const me = useMe();
  const sheet = useRef<HTMLElement>(null);
  const shut = (): void => sheet.current?.hidePopover();
  return (
    <>
      <button type="button" className="quiet menu-button" popoverTarget="desk-menu" title={me.name}>
        <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
        </svg>
        <span className="text">
          <bdi>{me.name}</bdi>
        </span>
        <span className="hidden">{say("menu")}</span>
      </button>
      <nav ref={sheet} id="desk-menu" className="menu" popover="auto" aria-label={say("menu")}>
        <div className="folded">
          <Places inBar go={shut} />
        </div>
        <Places inBar={false} go={shut} />
        <button
          type="button"
          onClick={() => {
            shut();
            openShortcuts();
          }}
        >
          {say("shortcuts")} <kbd>?</kbd>
        </button>
      </nav>
    </>
  );
}
