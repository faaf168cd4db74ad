import { cursorText, parseCursor } from "../../archive/cursor-text.js";
import { corrections, type NoteCursor } from "../../archive/questions/corrections.js";
import { correctionsPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import { CorrectionsMain } from "../pages/corrections-page.js";
import { htmlPage } from "../pages/html-page.js";
import type { Step } from "../pages/list-page.js";
import type { EditionAsk } from "./ask.js";

const listLength = 30;

/** `/en/corrections`: what was wrong, newest first. */
export async function correctionsOf(ask: EditionAsk): Promise<Page> {
  const { view } = ask;
  const { edition, reading, say } = view;
  const start = parseCursor(ask.query.get("before"));
  const before: NoteCursor | null = start && { at: start.publishedAt, code: start.code };
  const { entries, older } = await corrections(reading, { edition: edition.id, before, limit: listLength });
  const path = correctionsPath(edition.id);
  const steps: Step[] = before === null ? [] : [{ path, words: say("newest") }];
  if (older !== null) {
    const cursor = cursorText({ publishedAt: older.at, code: older.code });
    steps.push({ path: `${path}?before=${cursor}`, words: say("older"), rel: "next" });
  }
  const head = {
    title: `${say("corrections")} · ${edition.name}`,
    description: say("correctionsIntro"),
    canonical: before === null ? path : null,
  };
  return htmlPage(view, { head, main: <CorrectionsMain view={view} entries={entries} steps={steps} /> });
}
