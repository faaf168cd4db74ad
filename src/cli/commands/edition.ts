import { type Command, InvalidArgumentError, Option } from "commander";
import { type Calendar, calendars, type Digits, digitSets, type Edition } from "../../domain/edition/edition.js";
import type { EditionId } from "../../kernel/ids.js";
import { defaultEdition } from "../../language/edition-defaults.js";
import { readEditions } from "../../newsroom/read-editions.js";
import { setEdition } from "../../newsroom/set-edition.js";
import type { House } from "../house.js";
import { editionId } from "../parse-arguments.js";
import { withPress } from "../with-press.js";
import { commandActor } from "./act.js";

interface EditionOptions {
  readonly name?: string;
  readonly motto?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly calendar?: Calendar;
  readonly digits?: Digits;
  readonly accent?: string;
}

export function addEdition(program: Command, house: House): void {
  program
    .command("edition")
    .argument("<id>", "the edition, such as en", editionId)
    .description("make an edition, or change its name, language, time zone, calendar, digits or colour")
    .option("--name <words>", "the paper's name")
    .option("--motto <words>", "the line under it; empty for none")
    .option("--language <tag>", "BCP 47, such as fa or en-GB; it decides the direction", language)
    .option("--time-zone <name>", "such as Asia/Tehran", timeZone)
    .addOption(new Option("--calendar <name>", "how its days are counted").choices(calendars))
    .addOption(new Option("--digits <name>", "how its numbers are written").choices(digitSets))
    .option("--accent <colour>", "the edition's one colour: #rrggbb", colour)
    .addHelpText("after", '\nExample:\n  $ dateline edition fa --name "چراغ دریا" --time-zone Asia/Tehran')
    .action((id: EditionId, options: EditionOptions, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const known = (await readEditions(press.database.reader)).get(id);
        const edition = changed(id, known ?? null, options);
        const occasion = { actor: commandActor(), at: press.clock.now() };
        await press.database.transact((tx) => setEdition(tx, occasion, edition));
        printer.answer(edition, [
          `Edition ${edition.id}: ${edition.name}, ${edition.language}, ${edition.timeZone}, ${edition.calendar}.`,
        ]);
        return true;
      }),
    );
}

/** What is not given stays; a new edition starts with what its language's papers do. */
function changed(id: EditionId, known: Edition | null, options: EditionOptions): Edition {
  const tongue = options.language ?? known?.language ?? id;
  const before =
    known === null || options.language !== undefined
      ? { ...defaultEdition(id, tongue), ...(known && { name: known.name, motto: known.motto }) }
      : known;
  return { ...before, ...options };
}

function language(tag: string): string {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    throw new InvalidArgumentError("A BCP 47 tag is needed, such as fa or en-GB.");
  }
}

function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError("An IANA time zone is needed, such as Europe/London.");
  }
}

function colour(text: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(text)) throw new InvalidArgumentError("A colour is needed, such as #9a3324.");
  return text.toLowerCase();
}
