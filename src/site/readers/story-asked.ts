import { cardsByCode } from "../../archive/questions/cards-by-code.js";
import { parseStoryCode } from "../../kernel/ids.js";
import { storyPath } from "../addresses.js";
import type { Discussed } from "../pages/comments/discussed.js";
import type { ReaderAsk } from "./door-parts.js";

/** The public story whose address the request begins with; null for one that is not there or has another address. */
export async function storyAsked({ view, params, path }: ReaderAsk): Promise<Discussed | null> {
  const code = parseStoryCode(params.code);
  if (code === null) return null;
  const card = (await cardsByCode(view.reading, [code])).get(code);
  return card !== undefined && path.startsWith(`${storyPath(card)}/`) ? card : null;
}
