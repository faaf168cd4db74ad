import type { Command } from "commander";
import { backup } from "../../newsroom/upkeep/backup.js";
import type { House } from "../house.js";
import { counted } from "../print.js";
import { showProgress } from "../progress.js";
import { withPress } from "../with-press.js";

export function addBackup(program: Command, house: House): void {
  program
    .command("backup <file>")
    .description("write the ledger and every original picture into one file, while the paper goes on")
    .addHelpText("after", "\nExample:\n  $ dateline backup /backup/paper-2026-11-24.dateline")
    .action((file: string, _options: object, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const bar = showProgress(house, "Backing up");
        const done = await backup(press, file, (entries, total) =>
          bar.at(entries, total, counted(entries, "entry", "entries")),
        );
        bar.end();
        const words = `${counted(done.entries, "ledger entry", "ledger entries")} and ${counted(done.pictures, "picture", "pictures")} are in ${file}.`;
        printer.answer({ file, ...done }, [words]);
        return true;
      }),
    );
}
