import type { Page } from "../cache/page.js";
import { styleSheetOf } from "../look/style-sheet.js";
import { contentPolicy, renderDocument, type Sheet } from "./document.js";
import type { View } from "./view.js";

/** A rendered page with its policy and what it read. */
export function htmlPage(view: View, sheet: Sheet, status = 200): Page {
  return {
    status,
    type: "text/html; charset=utf-8",
    body: renderDocument(view, sheet),
    headers: {
      "Content-Security-Policy": contentPolicy(styleSheetOf(view.edition, sheet.style).source, sheet),
      "Content-Language": view.edition.language,
    },
    facts: view.reading.facts(),
    cacheable: status === 200,
  };
}
