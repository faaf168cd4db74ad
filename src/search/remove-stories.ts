import type { StoryCode } from "../kernel/ids.js";
import type { OpenIndex } from "./open-index.js";
import { forgetSettled } from "./put-stories.js";
import { settleWhenLoose } from "./settle-stories.js";

export async function removeStories(index: OpenIndex, codes: readonly StoryCode[]): Promise<void> {
  if (codes.length === 0) return;
  await index.writing.run(async () => {
    await index.generation.loose.delete(`code IN (${codes.map(Number).join(", ")})`);
    await forgetSettled(index, codes);
    index.unsettled.writes += 1;
  });
  settleWhenLoose(index);
}
