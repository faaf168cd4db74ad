import type { ReactNode } from "react";
import { longDay } from "../../language/dates.js";
import { correctionsPath, frontPath, searchPath, sectionPath } from "../addresses.js";
import type { View } from "./view.js";

interface MastheadProps {
  readonly view: View;
  /** The section the page stands in; null elsewhere. */
  readonly section: string | null;
  /** The front carries the paper's full name plate and the day. */
  readonly front: boolean;
}

/** The name plate, the way to the other editions and to the search, and the sections. */
export function Masthead({ view, section, front }: MastheadProps): ReactNode {
  const { edition, say } = view;
  const name = <a href={frontPath(edition.id)}>{edition.name}</a>;
  return (
    <header className="wrap">
      <div className="bar ui">
        <span className="soft">{front && longDay(edition, view.site.clock.now())}</span>
        <Editions view={view} />
        <a href={searchPath(edition.id)}>{say("search")}</a>
      </div>
      {front ? <h1 className="name">{name}</h1> : <p className="name">{name}</p>}
      {front && <p className="motto">{edition.motto}</p>}
      {edition.sections.length > 0 && (
        <nav className="sections" aria-label={say("sections")}>
          <ul>
            {edition.sections.map(({ slug, name: words }) => (
              <li key={slug}>
                <a
                  href={sectionPath(edition.id, slug)}
                  {...(slug === section ? { "aria-current": "page" as const } : {})}
                >
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

const Editions = ({ view }: { readonly view: View }): ReactNode =>
  view.editions
    .filter(({ id }) => id !== view.edition.id)
    .map(({ id, name, language, direction }) => (
      <a key={id} href={frontPath(id)} lang={language} dir={direction} hrefLang={language}>
        {name}
      </a>
    ));

/** The foot of every page: where else to go. */
export function Colophon({ view }: { readonly view: View }): ReactNode {
  const { edition, say } = view;
  const at = frontPath(edition.id);
  return (
    <footer className="wrap">
      <div className="colophon">
        <p>{edition.name}</p>
        <ul>
          <li>
            <a href={`${at}archive/`}>{say("archive")}</a>
          </li>
          <li>
            <a href={correctionsPath(edition.id)}>{say("corrections")}</a>
          </li>
          <li>
            <a href={searchPath(edition.id)}>{say("search")}</a>
          </li>
          <li>
            <a href={`${at}feed.xml`}>RSS</a>
          </li>
          <li>
            <a href={`${at}feed.atom`}>Atom</a>
          </li>
          <li>
            <a href={`${at}feed.json`}>JSON Feed</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
