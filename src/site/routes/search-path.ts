import type { Cursor } from "../../archive/shapes.js";
import { searchPath } from "../addresses.js";
import type { View } from "../pages/view.js";

/** A search as its address says it. */
export interface Asked {
  readonly words: string;
  readonly newest: boolean;
  /** 1 to 50; of the newest there is one page after a place. */
  readonly page: number;
  readonly older: Cursor | null;
}

/** The address of a search's page. */
export function askedPath({ edition }: Pick<View, "edition">, { words, newest, page }: Asked): string {
  const order = newest ? "&sort=newest" : "";
  const at = page === 1 || newest ? "" : `&page=${page}`;
  return `${searchPath(edition.id)}?q=${encodeURIComponent(words)}${order}${at}`;
}
