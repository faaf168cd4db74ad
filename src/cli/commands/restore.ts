import type { Command } from "commander";
import { restoreBackup } from "../../newsroom/upkeep/restore-backup.js";
import type { House } from "../house.js";
import { counted } from "../print.js";
import { showProgress } from "../progress.js";
import { withPress } from "../with-press.js";

export function addRestore(program: Command, house: House): void {
  program
    .command("restore <file>")
    .description("put a backup into an empty newsroom, on either database; the backup is verified first")
    .addHelpText("after", "\nExample:\n  $ dateline restore /backup/paper-2026-11-24.dateline --data /srv/new-paper")
    .action((file: string, _options: object, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const bar = showProgress(house, "Restoring");
        const done = await restoreBackup(press, file, (entries, total) =>
          bar.at(entries, total, counted(entries, "entry", "entries")),
        );
        bar.end();
        if (!done.ok) printer.complain(done.error);
        else
          printer.answer(done.value, [`${counted(done.value.entries, "ledger entry is", "ledger entries are")} back.`]);
        return done.ok;
      }),
    );
}
