import type { StoryCode } from "../kernel/ids.js";
import type { OpenIndex } from "./open-index.js";
import { settleWhenLoose } from "./settle-stories.js";

export async function removeStories(index: OpenIndex, codes: readonly StoryCode[]): Promise<void> {
  if (codes.length === 0) return;
  await index.writing.run(async () => {
    await index.table.delete(`code IN (${codes.map(Number).join(", ")})`);
    index.loose.writes += 1;
  });
  settleWhenLoose(index);
}
