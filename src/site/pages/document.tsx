import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { scriptJson } from "../../kernel/escape.js";
import { encoded, frontPath } from "../addresses.js";
import { type IslandName, islandPath } from "../look/islands.js";
import { type ExtraStyle, styleSheetOf } from "../look/style-sheet.js";
import { Colophon, Masthead } from "./masthead.js";
import type { View } from "./view.js";

export interface Head {
  readonly title: string;
  readonly description: string | null;
  /** Path of the page's one true address; null for a page that search engines leave alone. */
  readonly canonical: string | null;
  /** Path of the feed this page is the front of; without its ending. */
  readonly feed?: string;
  readonly social?: {
    readonly type: "article" | "website";
    readonly image: SocialImage | null;
    readonly tags: readonly (readonly [string, string])[];
  };
  /** Feeds of this page alone. */
  readonly feeds?: readonly { readonly path: string; readonly title: string }[];
  readonly alternates?: readonly { readonly language: string; readonly path: string }[];
  readonly linkedData?: unknown;
}

export interface SocialImage {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

export interface Sheet {
  readonly head: Head;
  readonly section?: string | null;
  readonly front?: boolean;
  /** Scripts the page is more comfortable with; it works without them. */
  readonly islands?: readonly IslandName[];
  /** Style of this kind of page alone. */
  readonly style?: ExtraStyle;
  readonly main: ReactNode;
}

/** The whole page as HTML, its style inside. */
export function renderDocument(view: View, sheet: Sheet): string {
  const { section = null, front = false, main } = sheet;
  const { edition, say } = view;
  const html = renderToStaticMarkup(
    <html lang={edition.language} dir={edition.direction}>
      <HeadOf view={view} sheet={sheet} />
      <body {...(front ? { className: "front" } : {})}>
        <a className="skip" href="#main">
          {say("skip")}
        </a>
        <Masthead view={view} section={section} front={front} />
        <main className="wrap" id="main">
          {main}
        </main>
        <Colophon view={view} />
      </body>
    </html>,
  );
  return `<!doctype html>${plainQuotes(html)}`;
}

/**
 * React escapes quotes everywhere; an apostrophe needs it nowhere in what it writes, a quotation mark only inside tags
 * (WHATWG HTML, 13.3). Without, the page is smaller and its source can be read.
 */
const plainQuotes = (html: string): string =>
  html.replaceAll("&#x27;", "'").replace(/>[^<]*&quot;[^<]*(?=<)/g, (text) => text.replaceAll("&quot;", '"'));

/**
 * The policy of a reader's page (CSP Level 3): nothing is fetched from elsewhere, and nothing runs but, on a page that
 * has islands, our own files.
 */
export const contentPolicy = (styleSource: string, { islands = [] }: Pick<Sheet, "islands">): string =>
  `default-src 'none'; style-src ${styleSource}; ${islands.length > 0 ? "script-src 'self'; connect-src 'self'; " : ""}img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const icon = (accent: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="${accent}" d="M1 2h14v3H1zM1 7h6v7H1zM9 7h6v1.500H9zM9 10h6v1.500H9zM9 12.500h6V14H9z"/></svg>`)}`;

function HeadOf({ view, sheet }: { readonly view: View; readonly sheet: Sheet }): ReactNode {
  const { head, islands = [], style } = sheet;
  const { edition, site } = view;
  const { title, description, canonical, alternates = [], linkedData } = head;
  const url = canonical === null ? null : site.origin + encoded(canonical);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own sheet, allowed by its hash. */}
      <style dangerouslySetInnerHTML={{ __html: styleSheetOf(edition, style).css }} />
      {description !== null && <meta name="description" content={description} />}
      {url === null ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={url} />}
      {alternates.map(({ language, path }) => (
        <link key={path} rel="alternate" hrefLang={language} href={site.origin + encoded(path)} />
      ))}
      <link rel="icon" href={icon(edition.accent)} />
      {head.feeds?.map(({ path, title: name }) => (
        <link key={path} rel="alternate" type="application/rss+xml" title={name} href={encoded(path)} />
      ))}
      <Feeds path={head.feed ?? frontPath(edition.id)} name={edition.name} />
      {islands.map(islandPath).map((src) => src !== null && <script key={src} type="module" src={src} />)}
      {url !== null && <OpenGraph view={view} head={head} url={url} />}
      {linkedData !== undefined && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every angle bracket escaped.
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(linkedData) }} />
      )}
    </head>
  );
}

const Feeds = ({ path, name }: { readonly path: string; readonly name: string }): ReactNode => (
  <>
    <link rel="alternate" type="application/rss+xml" title={name} href={`${path}feed.xml`} />
    <link rel="alternate" type="application/feed+json" title={name} href={`${path}feed.json`} />
  </>
);

/** The Open Graph protocol's names (ogp.me). */
function OpenGraph({ view, head, url }: { readonly view: View; readonly head: Head; readonly url: string }): ReactNode {
  const { title, description, social } = head;
  const image = social?.image ?? null;
  const pairs: (readonly [string, string])[] = [
    ["og:site_name", view.edition.name],
    ["og:type", social?.type ?? "website"],
    ["og:title", title],
    ["og:url", url],
    ["og:locale", view.edition.language.replace("-", "_")],
    ...(description === null ? [] : [["og:description", description] as const]),
    ...(image === null ? [] : imagePairs(view, image)),
    ...(social?.tags ?? []),
  ];
  return (
    <>
      {pairs.map(([property, content]) => (
        <meta key={`${property} ${content}`} property={property} content={content} />
      ))}
      {image !== null && <meta name="twitter:card" content="summary_large_image" />}
    </>
  );
}

const imagePairs = ({ site }: View, { path, width, height, alt }: SocialImage): (readonly [string, string])[] => [
  ["og:image", site.origin + path],
  ["og:image:width", String(width)],
  ["og:image:height", String(height)],
  ["og:image:alt", alt],
];
