import type { PublicReader } from "../database/handles.js";
import type { EditionId, Instant, StoryCode } from "../kernel/ids.js";

/** A stretch of a time-ordered list: a story published within it changes what was read. Both ends belong to it. */
export interface Span {
  readonly list: string;
  readonly from: number;
  readonly to: number;
}

/** What a page read of the archive, so that exactly the pages that read a fact are dropped when it changes. */
export interface FactsRead {
  readonly tags: readonly string[];
  readonly spans: readonly Span[];
  /** When the page's content changes by itself, by the clock alone; null: never. */
  readonly expires: Instant | null;
}

/** The archive as one page reads it: every question notes here what its answer hangs on. */
export interface ArchiveReading {
  readonly rows: PublicReader;
  sawTag(tag: string): void;
  sawStory(code: StoryCode): void;
  sawCard(code: StoryCode): void;
  sawEdition(edition: EditionId): void;
  sawSpan(span: Span): void;
  expiresAt(moment: Instant): void;
  facts(): FactsRead;
}

export function startReading(rows: PublicReader): ArchiveReading {
  const tags = new Set<string>();
  const spans: Span[] = [];
  let expires: Instant | null = null;
  return {
    rows,
    sawTag: (tag) => void tags.add(tag),
    sawStory: (code) => void tags.add(`story:${code}`),
    sawCard: (code) => void tags.add(`card:${code}`),
    sawEdition: (edition) => void tags.add(`edition:${edition}`),
    sawSpan: (span) => void spans.push(span),
    expiresAt: (moment) => {
      expires = expires === null || moment < expires ? moment : expires;
    },
    facts: () => ({ tags: [...tags], spans, expires }),
  };
}
