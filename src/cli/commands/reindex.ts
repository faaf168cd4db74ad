import type { Command } from "commander";
import { rebuildSearch } from "../../jobs/rebuild-search.js";
import { searchFolder } from "../../jobs/search-folder.js";
import type { Press } from "../../newsroom/press.js";
import { indexesMade } from "../../search/story-table.js";
import type { House } from "../house.js";
import { counted, type Printer } from "../print.js";
import { showProgress } from "../progress.js";
import { globalOptions, withPress } from "../with-press.js";

export function addReindex(program: Command, house: House): void {
  program
    .command("reindex")
    .description(
      "make the search index anew from the archive; a running server answers from the old one and takes the new one over when it is whole",
    )
    .addHelpText("after", "\nExample:\n  $ dateline reindex --data /srv/paper")
    .action((_options: object, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const folder = await searchFolder(press, globalOptions(command).data);
        return tell(printer, await reindex(house, press, folder));
      }),
    );
}

function tell(printer: Printer, stories: number | null): boolean {
  if (stories === null) printer.answer({ stories, interrupted: true }, ["Interrupted: the index in use is as it was."]);
  else printer.answer({ stories }, [`The search index is made anew from ${counted(stories, "story", "stories")}.`]);
  return stories !== null;
}

/** Runs until the index is made, or a signal cuts it short. */
async function reindex(house: House, { database }: Press, folder: string): Promise<number | null> {
  const rows = database.publicReader;
  const { many } = await rows
    .selectFrom("archive_story")
    .select((on) => on.fn.countAll().as("many"))
    .executeTakeFirstOrThrow();
  const cut = new AbortController();
  const signal = house.abandoned === undefined ? cut.signal : AbortSignal.any([cut.signal, house.abandoned]);
  const onSignal = (): void => cut.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  // Half of the time goes into reading and analysing, half into the indexes.
  const bar = showProgress(house, "Indexing");
  const total = 2 * Number(many);
  try {
    return await rebuildSearch(rows, {
      folder,
      signal,
      onProgress: (stage, done) =>
        stage === "stories"
          ? bar.at(done, total, counted(done, "story", "stories"))
          : bar.at((total * (1 + done / indexesMade)) / 2, total, `${done} of ${indexesMade} indexes`),
    });
  } finally {
    bar.end();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  }
}
