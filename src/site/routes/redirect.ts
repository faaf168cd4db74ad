import type { FactsRead } from "../../archive/reading.js";
import { encoded } from "../addresses.js";
import { noFacts, type Page } from "../cache/page.js";

/** Sends the reader to another path of this site: for good (301), or for now (302). */
export const redirect = (path: string, facts: FactsRead = noFacts, status: 301 | 302 = 301): Page => ({
  status,
  type: "text/plain; charset=utf-8",
  body: `${encoded(path)}\n`,
  headers: { Location: encoded(path) },
  facts,
  cacheable: true,
});
