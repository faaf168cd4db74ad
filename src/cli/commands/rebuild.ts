import type { Command } from "commander";
import { rebuildArchive } from "../../newsroom/upkeep/rebuild-archive.js";
import type { House } from "../house.js";
import { counted } from "../print.js";
import { showProgress } from "../progress.js";
import { withPress } from "../with-press.js";

export function addRebuild(program: Command, house: House): void {
  program
    .command("rebuild")
    .description(
      "drop the archive and project it anew from the ledger; readers see the old one until the new one is whole",
    )
    .addHelpText("after", "\nExample:\n  $ dateline rebuild --data /srv/paper")
    .action((_options: object, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const bar = showProgress(house, "Rebuilding");
        const entries = await rebuildArchive(press, (done, total) =>
          bar.at(done, total, counted(done, "entry", "entries")),
        );
        bar.end();
        printer.answer({ entries }, [
          `The archive is rebuilt from ${counted(entries, "ledger entry", "ledger entries")}. Restart a running server.`,
        ]);
        return true;
      }),
    );
}
