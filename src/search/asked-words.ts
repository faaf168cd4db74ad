import { analysed } from "../language/analysis/analysed.js";
import { analysedStopWords } from "./analysed-stop-words.js";

const mostCharacters = 200;
const mostWords = 16;

/** A reader's words as the index knows them, each once, without the stop words unless there is nothing else. */
export function askedWords(text: string, language: string): readonly string[] {
  const start = Array.from(text.slice(0, 2 * mostCharacters))
    .slice(0, mostCharacters)
    .join("");
  const words = [...new Set(analysed(start, language).split(" "))].filter((word) => word !== "");
  const stops = analysedStopWords(language);
  const telling = words.filter((word) => !stops.has(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}
