import { openSearchIndex } from "../../src/search/open-search-index.js";
import { story } from "./story.js";

/** Follows an endless ledger whose entry n says story n, three at a time, and prints the cursor after each step. */
const index = await openSearchIndex(process.argv[2] ?? "", {
  onRebuild: (reason) => console.log(`rebuilt: ${reason}`),
});
for (let seq = index.cursor(); ; seq += 3) {
  await index.put([1, 2, 3].map((step) => story(seq + step, { headline: `Harbour entry${seq + step}` })));
  await index.advance(seq + 3);
  console.log(index.cursor());
}
