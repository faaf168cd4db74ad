import { createHash } from "node:crypto";
import type { Edition } from "../../domain/edition/edition.js";
import { defaultEdition, editionOfLanguage } from "../../language/edition-defaults.js";
import { readHtmlPage } from "../html/read-html-page.js";
import { readPageText } from "../page-text/read-page-text.js";
import { fileBatch, type Ingest } from "./file-batch.js";

/** The largest page that is read, in bytes. */
export const largestPage = 10 * 1024 * 1024;

/** Imports one page, saved as HTML or as its text alone; lines that found no place are reported. */
export async function importPage(
  ingest: Ingest,
  file: string,
  page: { kind: "html" | "page-text"; bytes: Uint8Array },
): Promise<void> {
  const { tally } = ingest;
  if (page.bytes.length > largestPage)
    return tally.refuse({ file, line: null, reason: "Larger than 10 MB: not one story's page." });
  const text = decode(page.bytes);
  if (text === null)
    return tally.refuse({ file, line: null, reason: "Not UTF-8: save the page as UTF-8 and try again." });
  const read =
    page.kind === "html" ? readHtmlPage(text, editionChooser(ingest)) : readPageText(text, editionChooser(ingest));
  if (!read.ok) return tally.refuse({ file, line: null, reason: read.error });
  for (const { line, text: words } of read.value.unplaced)
    tally.leave({ file, line, reason: `No place for: ${words}` });
  const { story } = read.value;
  const sourceUri = story.sourceUri ?? `urn:sha256:${createHash("sha256").update(page.bytes).digest("hex")}`;
  await fileBatch(ingest, [{ file, line: null, story: { ...story, sourceUri } }]);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A page's printed dates are read in the calendar and time zone of the edition it will stand in. */
const editionChooser =
  ({ edition, editions }: Ingest) =>
  (language: string): Edition => {
    const id = edition ?? editionOfLanguage(language);
    return editions.get(id) ?? defaultEdition(id, language);
  };
