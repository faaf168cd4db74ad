import type { Instant } from "../../kernel/ids.js";
import type { Page } from "../cache/page.js";

/** A page with gaps, and when it was drawn. */
export interface Drawn {
  readonly page: Page;
  readonly at: Instant;
}

/** The pages of those who were turned away, by what they say. */
export type DrawnForms = Map<string, Drawn>;
