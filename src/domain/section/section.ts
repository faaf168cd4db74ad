import type { EditionId, Slug } from "../../kernel/ids.js";

export interface Section {
  readonly edition: EditionId;
  readonly slug: Slug;
  readonly name: string;
  /** Order in the navigation; lower stands first. */
  readonly position: number;
}
