import { parseDateTime, toZoned } from "@internationalized/date";
import type { Edition } from "../../domain/edition/edition.js";
import { type Instant, parseInstant } from "../../kernel/ids.js";
import { parsePrintedDate } from "../../language/printed-date.js";
import type { IncomingStory } from "../incoming.js";
import { attribute, textWithin } from "../markup/tree.js";
import type { ParsedPage } from "./parsed-page.js";
import type { LinkedArticle } from "./read-linked-data.js";
import type { Meta } from "./read-meta.js";

interface Dated {
  readonly page: ParsedPage;
  readonly linked: LinkedArticle | null;
  readonly meta: Meta;
}

/** When the story was published and last changed; a time without its offset is the edition's. */
export function readMoments(
  { page, linked, meta }: Dated,
  edition: Edition,
): Pick<IncomingStory, "published" | "updated"> {
  const said = [
    linked?.datePublished,
    meta.value("article:published_time", "datepublished", "date", "dc.date", "pubdate"),
  ];
  const published = firstMoment(said, edition) ?? seenMoment(page, edition);
  const changed = firstMoment(
    [linked?.dateModified, meta.value("article:modified_time", "og:updated_time", "datemodified")],
    edition,
  );
  return { published, updated: changed !== null && published !== null && changed > published ? changed : null };
}

function firstMoment(all: readonly (string | null | undefined)[], edition: Edition): Instant | null {
  for (const one of all) {
    const at = one == null ? null : readMoment(one.trim(), edition);
    if (at !== null) return at;
  }
  return null;
}

/** Characters of a printed date, with the white space of its markup. */
const longestDate = 200;
const zoned = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)$/i;

function readMoment(text: string, edition: Edition): Instant | null {
  if (zoned.test(text)) return parseInstant(Date.parse(text));
  const [, local] = /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?$/.exec(text) ?? [];
  if (local === undefined) return parsePrintedDate(text, edition)?.at ?? null;
  try {
    return parseInstant(
      toZoned(parseDateTime(local.replace(" ", "T")), edition.timeZone)
        .toDate()
        .getTime(),
    );
  } catch {
    return null;
  }
}

/** The first `time` element, or a short line that is a printed date. */
function seenMoment({ elements }: ParsedPage, edition: Edition): Instant | null {
  for (const one of elements) {
    const given = one.tagName === "time" ? attribute(one, "datetime") : null;
    const at = given === null ? null : readMoment(given.trim(), edition);
    if (at !== null) return at;
  }
  for (const one of elements) {
    if (one.childNodes.length > 3 || !["time", "span", "div", "p", "li", "small"].includes(one.tagName)) continue;
    const printed = parsePrintedDate((textWithin(one, longestDate) ?? "").trim(), edition);
    if (printed?.withTime === true) return printed.at;
  }
  return null;
}
