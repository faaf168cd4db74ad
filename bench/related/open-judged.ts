import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EditionId, Instant, Slug, StoryCode } from "../../src/kernel/ids.js";
import { openSearchIndex } from "../../src/search/open-search-index.js";
import type { RelatedHit, SearchDocument } from "../../src/search/search-index.js";
import type { RatedText } from "./judged-file.js";

/** As many hits as the engine gives at most. */
const mostHits = 48;

/** Judged texts in the index that the site uses, all published at one moment, nothing known of them but their words. */
export interface OpenJudged {
  /** For each text the others found related to it, nearest first, by their places in the list; repeats are not folded. */
  related(at: number, least?: number): Promise<readonly { readonly at: number; readonly hit: RelatedHit }[]>;
  close(): Promise<void>;
}

export async function openJudged(texts: readonly RatedText[], language: string): Promise<OpenJudged> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-judged-"));
  const index = await openSearchIndex(folder);
  const documents = texts.map((text, at) => documentOf(text, at, language));
  await index.put(documents);
  return {
    async related(at, least) {
      const [document] = documents.slice(at, at + 1);
      if (document === undefined) return [];
      const asked = { ...document, limit: mostHits, unfolded: true, ...(least !== undefined && { least }) };
      return (await index.related(asked)).map((hit) => ({ at: hit.code - 1, hit }));
    },
    async close() {
      await index.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The title is the headline; a text that begins with it once more goes on behind it. */
function documentOf({ title = "", text, language }: RatedText, at: number, spoken: string): SearchDocument {
  const own = language ?? spoken;
  return {
    code: (at + 1) as StoryCode,
    edition: own.toLowerCase() as EditionId,
    section: "" as Slug,
    language: own,
    publishedAt: 0 as Instant,
    headline: title,
    standfirst: "",
    body: text.startsWith(title) ? text.slice(title.length) : text,
  };
}
