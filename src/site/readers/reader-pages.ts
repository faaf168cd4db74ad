import type { ReactNode } from "react";
import { encoded } from "../addresses.js";
import { noFacts, type Page } from "../cache/page.js";
import type { IslandName } from "../look/islands.js";
import { htmlPage } from "../pages/html-page.js";
import { visitorCookie } from "./cookies.js";
import type { ReaderAsk } from "./door-parts.js";

interface Shown {
  readonly title: string;
  readonly main: ReactNode;
  readonly status?: number;
  readonly islands?: readonly IslandName[];
}

/** A page for this reader alone: kept nowhere, found by no search engine. */
export function ownPage({ view, door, visitor }: ReaderAsk, { title, main, status = 200, islands = [] }: Shown): Page {
  const head = { title: `${title} · ${view.edition.name}`, description: null, canonical: null };
  const page = htmlPage(view, { head, main, islands, style: "comments" }, status);
  return {
    ...page,
    cookies: [visitorCookie(visitor, door.secure)],
    facts: noFacts,
    cacheable: false,
  };
}

/** Sends a reader on after something was done: the way back does not do it again (RFC 9110, 15.4.4). */
export const seeOther = (path: string, cookies: readonly string[] = []): Page => ({
  status: 303,
  type: "text/plain; charset=utf-8",
  body: "",
  headers: { Location: encoded(path) },
  cookies,
  facts: noFacts,
  cacheable: false,
});

/** A refusal in a line; what the reader may still be sending is not waited for. */
export const refusal = (status: number, words: string): Page => ({
  status,
  type: "text/plain; charset=utf-8",
  body: `${words}\n`,
  headers: { Connection: "close" },
  facts: noFacts,
  cacheable: false,
});
