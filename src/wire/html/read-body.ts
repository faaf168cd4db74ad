import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { blockText } from "../../domain/story/plain-text.js";
import type { Block } from "../../domain/story/revision.js";
import { headlineKey } from "../../language/analysis/headline-key.js";
import type { IncomingBlock } from "../incoming.js";
import { readBlocks } from "../markup/read-blocks.js";

const mostElements = 60_000;

/** The story's body as the visible page has it, found by Readability, as blocks; empty where there is none. */
export function readBody(html: string): readonly IncomingBlock[] {
  const { document } = parseHTML(html);
  const found = new Readability(document as unknown as Document, {
    maxElemsToParse: mostElements,
    charThreshold: 150,
    keepClasses: false,
  }).parse();
  return found?.content == null ? [] : readBlocks(found.content);
}

const wordsOf = (block: IncomingBlock): string => (block.kind === "picture" ? "" : blockText(block as Block));

/** A body without what the page says of the story already: its headline and standfirst at the top. */
export function withoutRepeats(
  body: readonly IncomingBlock[],
  said: readonly (string | null)[],
): readonly IncomingBlock[] {
  const keys = new Set(said.flatMap((words) => (words === null ? [] : [headlineKey(words)])));
  const top = 4;
  return body.filter((block, at) => at >= top || wordsOf(block) === "" || !keys.has(headlineKey(wordsOf(block))));
}
