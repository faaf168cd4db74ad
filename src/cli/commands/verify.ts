import type { Command } from "commander";
import { type Verdict, verify } from "../../newsroom/upkeep/verify.js";
import type { House } from "../house.js";
import { counted } from "../print.js";
import { showProgress } from "../progress.js";
import { withPress } from "../with-press.js";

export function addVerify(program: Command, house: House): void {
  program
    .command("verify")
    .description("hold the ledger's chain, the archive and the pictures against one another; changes nothing")
    .addHelpText("after", "\nExample:\n  $ dateline verify --data /srv/paper")
    .action((_options: object, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const bar = showProgress(house, "Reading the ledger");
        const verdict = await verify(press, (done, total) => bar.at(done, total, counted(done, "entry", "entries")));
        bar.end();
        printer.answer(verdict, words(verdict));
        return verdict.findings.length === 0;
      }),
    );
}

function words({ entries, stories, pictures, findings }: Verdict): readonly string[] {
  const read = `${counted(entries, "ledger entry", "ledger entries")}, ${counted(stories, "story", "stories")}, ${counted(pictures, "picture", "pictures")}`;
  if (findings.length === 0) return [`All sound: ${read}.`];
  const lines = findings.map(({ where, what }) => `  ${where}: ${what}`);
  return [`${counted(findings.length, "thing is", "things are")} not as they must be (read: ${read}):`, ...lines];
}
