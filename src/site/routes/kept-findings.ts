import type { Finding } from "../../archive/questions/related.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { RelatedAsk, SearchReader } from "../../search/search-index.js";

/** What the engine finds related. */
export interface Findings {
  find(ask: RelatedAsk): Promise<readonly Finding[]>;
}

/** What the engine finds related to public stories, remembered until the index takes in something that may change it. */
export interface KeptFindings extends Findings {
  /** Forgets what a change may have made wrong; null: everything. Gives the codes whose findings may now be others. */
  forget(change: IndexChange | null): readonly StoryCode[];
}

/** What the index took in. */
export interface IndexChange {
  /** What is related to them may be other stories now, and they may be found no longer where they were. */
  readonly codes: readonly StoryCode[];
  /** Where they may be found now. */
  readonly near: readonly StoryCode[];
}

/** Stories whose findings are remembered: some 4 KB each. */
const mostKept = 5000;

interface Kept {
  readonly findings: Promise<readonly Finding[]>;
  /** The codes found; empty until they are. */
  codes: readonly StoryCode[];
}

/** What the index says, remembered nowhere. */
export const freshFindings = (index: SearchReader): Findings => ({ find: (ask) => index.related(ask) });

/**
 * A page is made anew for many reasons that do not change what is related: a correction, a new headline in a list
 * beside it. The index is asked again only when it says that its answer may be another.
 */
export function keepFindings(index: SearchReader): KeptFindings {
  const kept = new Map<StoryCode, Kept>();
  const ask = (asked: RelatedAsk): Kept => {
    const fresh: Kept = { findings: index.related(asked), codes: [] };
    fresh.findings.then(
      (hits) => {
        fresh.codes = hits.map(({ code }) => code);
      },
      () => {
        if (kept.get(asked.code) === fresh) kept.delete(asked.code);
      },
    );
    return fresh;
  };
  return {
    find(asked) {
      const known = kept.get(asked.code);
      if (known !== undefined) return known.findings;
      const oldest = kept.keys().next().value;
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      const fresh = ask(asked);
      kept.set(asked.code, fresh);
      return fresh.findings;
    },
    forget(change) {
      const stale = change === null ? [...kept.keys()] : staleAfter(change, kept);
      for (const code of stale) kept.delete(code);
      return stale;
    },
  };
}

function staleAfter({ codes, near }: IndexChange, kept: ReadonlyMap<StoryCode, Kept>): readonly StoryCode[] {
  const taken = new Set(codes);
  const showing = [...kept].filter(([, one]) => one.codes.some((code) => taken.has(code))).map(([code]) => code);
  return [...new Set([...codes, ...near, ...showing])];
}
