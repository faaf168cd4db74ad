import type { StoryCode } from "../kernel/ids.js";
import type { OpenIndex } from "./open-index.js";
import { writeEntries } from "./write-entries.js";

export async function removeStories(index: OpenIndex, codes: readonly StoryCode[]): Promise<void> {
  if (codes.length > 0) await writeEntries(index, [{ kind: "removed", codes }]);
}
