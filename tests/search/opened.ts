import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OpeningSearchIndex, openSearchIndex } from "../../src/search/open-search-index.js";
import type { RelatedAsk, SearchDocument, SearchIndex } from "../../src/search/search-index.js";
import { english } from "./story.js";

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline search % "));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An index in the folder, closed before the folder goes. */
export async function opened(folder: string, opening?: OpeningSearchIndex): Promise<SearchIndex> {
  const index = await openSearchIndex(folder, opening);
  onTestFinished(() => index.close());
  return index;
}

export async function indexOf(...stories: readonly SearchDocument[]): Promise<SearchIndex> {
  const index = await opened(await temporaryFolder());
  await index.put(stories);
  return index;
}

/** The codes found for a reader's words. */
export async function found(index: SearchIndex, text: string, edition = english, language = "en"): Promise<number[]> {
  return [...(await index.search({ edition, language, text, limit: 20, offset: 0 })).codes];
}

export const relatedTo = (asking: SearchDocument, limit = 10): RelatedAsk => ({ ...asking, limit });
