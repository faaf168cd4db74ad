import { BooleanQuery, MatchQuery, Occur, Operator } from "@lancedb/lancedb";
import { analysed } from "../language/analysis/analysed.js";
import { analysedStopWords } from "./analysed-stop-words.js";

const mostCharacters = 200;
const mostWords = 16;
/**
 * Where a word counts once more than in the text alone; twice in a headline. Said by repetition, for LanceDB forgets a
 * query's `boost` on rows that are not settled yet.
 */
const weighty = ["headline", "headline", "standfirst"] as const;
/**
 * What a reader typed, as a question to the index: every word must stand in the story, and counts for more in its
 * headline or standfirst. Nothing in it is an operator. Null when there is no word in it.
 */
export function readerQuery(text: string, language: string): BooleanQuery | null {
  const words = askedWords(text, language).join(" ");
  if (words === "") return null;
  return new BooleanQuery([
    [Occur.Must, new MatchQuery(words, "text", { operator: Operator.And })],
    ...weighty.map((column): [Occur, MatchQuery] => [Occur.Should, new MatchQuery(words, column)]),
  ]);
}

/** The analysed words, each once, without the stop words unless there is nothing else. */
function askedWords(text: string, language: string): string[] {
  const start = Array.from(text.slice(0, 2 * mostCharacters))
    .slice(0, mostCharacters)
    .join("");
  const words = [...new Set(analysed(start, language).split(" "))].filter((word) => word !== "");
  const stops = analysedStopWords(language);
  const telling = words.filter((word) => !stops.has(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}
