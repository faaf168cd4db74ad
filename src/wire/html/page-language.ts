import { blockText } from "../../domain/story/plain-text.js";
import type { Block } from "../../domain/story/revision.js";
import type { IncomingBlock } from "../incoming.js";
import { guessLanguage } from "../page-text/guess-language.js";

/** The language a page says it is in, as BCP 47; where it says none, or nonsense, the language it seems to be in. */
export function pageLanguage(said: string | null, body: readonly IncomingBlock[]): string {
  try {
    if (said !== null && said.trim() !== "") return new Intl.Locale(said.trim().replaceAll("_", "-")).language;
  } catch {
    // What is no language tag is passed over: the words tell.
  }
  const text = body.flatMap((block) => (block.kind === "picture" ? [] : [blockText(block as Block)])).join(" ");
  return guessLanguage([{ number: 1, text, label: null, apart: true }]);
}
