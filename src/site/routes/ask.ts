import type { ArchiveReading } from "../../archive/reading.js";
import type { Page } from "../cache/page.js";
import type { View } from "../pages/view.js";
import type { SiteContext } from "./site-context.js";

/** One request for a page, taken apart: what its address says, and the reading that notes what the answer hangs on. */
export interface Ask {
  readonly site: SiteContext;
  readonly reading: ArchiveReading;
  /** The parts of the path its pattern names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  /** The path in its one spelling, readable. */
  readonly path: string;
}

export type Answer = (ask: Ask) => Promise<Page>;

/** A request within an edition that is there. */
export interface EditionAsk extends Ask {
  readonly view: View;
}
