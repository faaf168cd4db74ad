import type { Command } from "commander";
import { curatedFront } from "../../archive/questions/curated-front.js";
import { startReading } from "../../archive/reading.js";
import type { EditionId, StoryCode } from "../../kernel/ids.js";
import { readEditions } from "../../newsroom/read-editions.js";
import { setFront } from "../../newsroom/set-front.js";
import type { House } from "../house.js";
import { codes, editionId } from "../parse-arguments.js";
import { counted } from "../print.js";
import { withPress } from "../with-press.js";
import { commandActor } from "./act.js";

interface FrontOptions {
  readonly slot?: readonly StoryCode[];
  readonly featured?: readonly StoryCode[];
  readonly clear?: boolean;
}

export function addFront(program: Command, house: House): void {
  program
    .command("front")
    .argument("<edition>", "the edition, such as en", editionId)
    .description(
      "curate an edition's front: the lead and the seconds in order, and the featured stories; the rest fills itself",
    )
    .option("--slot <code>", "the next story from the top; may be given again", codes)
    .option("--featured <code>", "the next featured story; may be given again", codes)
    .option("--clear", "leave all to the newest stories")
    .addHelpText("after", "\nExample:\n  $ dateline front en --slot 971280 --slot 971277 --featured 971012")
    .action((id: EditionId, options: FrontOptions, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const edition = (await readEditions(press.database.reader)).get(id);
        if (edition === undefined) {
          printer.complain(`There is no edition "${id}".`);
          return false;
        }
        const now = await curatedFront(startReading(press.database.publicReader), { edition: edition.id });
        const before = options.clear === true ? { edition: edition.id, slots: [], featured: [] } : now;
        const front = {
          ...before,
          slots: options.slot ?? before.slots,
          featured: options.featured ?? before.featured,
        };
        await press.database.transact((tx) => setFront(tx, { actor: commandActor(), at: press.clock.now() }, front));
        printer.answer(front, [
          `${edition.name}: ${counted(front.slots.length, "slot", "slots")}, ${counted(front.featured.length, "featured story", "featured stories")}.`,
        ]);
        return true;
      }),
    );
}
