import { parseEditionId } from "../../kernel/ids.js";
import type { Page } from "../cache/page.js";
import { viewOf } from "../pages/view.js";
import type { Answer, EditionAsk } from "./ask.js";
import { notFound } from "./notices.js";
import { editionFor } from "./site-context.js";

/** Answers within the edition the address names; there is no page in one that is not there. */
export const inEdition =
  (answer: (ask: EditionAsk) => Promise<Page>): Answer =>
  async (ask) => {
    const found = await editionFor(ask.site, ask.reading, parseEditionId(ask.params.edition));
    if (found === null) return notFound(ask);
    return answer({ ...ask, view: viewOf({ site: ask.site, reading: ask.reading, ...found }) });
  };
