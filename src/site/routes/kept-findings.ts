import type { Finding } from "../../archive/questions/related.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { RelatedAsk, SearchIndex } from "../../search/search-index.js";

/** What the engine finds related, remembered until the index takes in something that may change it. */
export interface KeptFindings {
  find(ask: RelatedAsk): Promise<readonly Finding[]>;
  /** Forgets what is related to these stories; null: everything. */
  forget(codes: readonly StoryCode[] | null): void;
}

/** Stories whose findings are remembered: some 2 KB each. */
const mostKept = 5000;

/**
 * A page is made anew for many reasons that do not change what is related: a correction, a new headline in a list
 * beside it. The index is asked again only when it says that its answer may be another.
 */
export function keepFindings(index: SearchIndex): KeptFindings {
  const kept = new Map<StoryCode, Promise<readonly Finding[]>>();
  return {
    find(ask) {
      const found = kept.get(ask.code);
      if (found !== undefined) return found;
      const fresh = index.related(ask).then((hits) => hits.map(({ code, words }) => ({ code, words })));
      const oldest = kept.keys().next().value;
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      kept.set(ask.code, fresh);
      fresh.catch(() => kept.delete(ask.code));
      return fresh;
    },
    forget(codes) {
      if (codes === null) kept.clear();
      else for (const code of codes) kept.delete(code);
    },
  };
}
