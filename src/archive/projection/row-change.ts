import type { StoryCode } from "../../kernel/ids.js";
import type { ArchiveRows } from "./archive-rows.js";

/** A change with the archive's rows on both sides of it. */
export interface RowChange {
  readonly seq: number;
  readonly code: StoryCode;
  readonly before: ArchiveRows | null;
  readonly after: ArchiveRows | null;
  /** Whether what the public is told of its absence changed. */
  readonly goneChanged: boolean;
}
