import type { FactsRead } from "../../archive/reading.js";

/** A page as it was rendered, with what it read. */
export interface Page {
  readonly status: number;
  /** The Content-Type. */
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Further headers of this page, such as `Location`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Cookies that are set with it; only where it is kept nowhere. */
  readonly cookies?: readonly string[];
  readonly facts: FactsRead;
  /** Whether it may be kept; what depends on chance or on trouble may not. */
  readonly cacheable: boolean;
}

export const noFacts: FactsRead = { tags: [], spans: [], expires: null };
