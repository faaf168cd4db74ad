import type { PublicReader } from "../database/handles.js";
import type { SearchIndex } from "../search/search-index.js";

export interface ApiOptions {
  readonly rows: PublicReader;
  readonly index: SearchIndex;
  readonly origin: string;
  readonly headers: readonly string[];
  readonly onTrouble: (error: unknown) => void;
}
