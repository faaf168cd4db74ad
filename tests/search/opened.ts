import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import { type OpeningSearchIndex, openSearchIndex } from "../../src/search/open-search-index.js";
import { rebuildIndex } from "../../src/search/rebuild-index.js";
import type { RelatedAsk, SearchDocument, SearchIndex } from "../../src/search/search-index.js";
import { english } from "./story.js";

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline search % "));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder for all tests of a file. */
export async function lastingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dateline search "));
  afterAll(() => rm(folder, { recursive: true, force: true }));
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

export async function* batches(...stories: readonly SearchDocument[]): AsyncGenerator<readonly SearchDocument[]> {
  for (let at = 0; at < stories.length; at += 100) yield stories.slice(at, at + 100);
}

/** An index that was made in one go: its stories are settled. */
export async function settledIndexOf(...stories: readonly SearchDocument[]): Promise<SearchIndex> {
  const folder = await temporaryFolder();
  const index = await opened(folder);
  await rebuildIndex({ folder, stories: batches(...stories), seq: 1 });
  await index.adoptNext();
  return index;
}

/** The codes found for a reader's words. */
export async function found(index: SearchIndex, text: string, edition = english, language = "en"): Promise<number[]> {
  return [...(await index.search({ edition, language, text, limit: 20, offset: 0 })).codes];
}

export const relatedTo = (asking: SearchDocument, limit = 10): RelatedAsk => ({ ...asking, limit });
