import { type Command, InvalidArgumentError } from "commander";
import { parseRoles, type Role, roles } from "../../domain/person/role.js";
import { dropCodes } from "../../newsroom/people/drop-codes.js";
import { invite } from "../../newsroom/people/invite.js";
import { invitationAddress, passwordAddress } from "../../newsroom/people/link-addresses.js";
import { makePasswordLink } from "../../newsroom/people/make-password-link.js";
import type { House } from "../house.js";
import { withPress } from "../with-press.js";
import { commandActor } from "./act.js";

interface AddOptions {
  readonly name: string;
  readonly role: readonly Role[];
  readonly origin: string;
}

interface LinkOptions {
  readonly origin: string;
  readonly withoutCodes?: true;
}

const siteOrigin = process.env.DATELINE_ORIGIN ?? "http://localhost:4000";

export function addPeople(program: Command, house: House): void {
  const people = program
    .command("people")
    .description("who works at the desk")
    .addHelpText("after", "\nExample:\n  $ dateline people list");
  addAdd(people, house);
  addLink(people, house);
  addList(people, house);
}

function addAdd(people: Command, house: House): void {
  people
    .command("add")
    .argument("<email>", "their address")
    .description("invite someone: prints a link that works once, for seven days")
    .requiredOption("--name <words>", "their name, as colleagues and the record have it")
    .requiredOption("--role <name>", `${roles.join(", ")}; may be given again`, role)
    .option("--origin <url>", "the site's address", siteOrigin)
    .addHelpText("after", '\nExample:\n  $ dateline people add sara@news.example --name "Sara Ahmadi" --role editor')
    .action((email: string, { name, role: given, origin }: AddOptions, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const address = email.trim().toLowerCase();
        const link = await press.database.transact(async (tx) => {
          const taken = await tx.rows.selectFrom("person").select("id").where("email", "=", address).executeTakeFirst();
          if (taken !== undefined) return null;
          const occasion = { actor: commandActor(), at: press.clock.now() };
          const secret = await invite(tx, occasion, { email: address, name, roles: given });
          return invitationAddress(origin, secret);
        });
        if (link === null) printer.complain(`${address} is at the desk already.`);
        else
          printer.answer({ email: address, name, roles: given, link }, [
            `Send ${name} this link; it works once, for seven days:`,
            link,
          ]);
        return link !== null;
      }),
    );
}

function addLink(people: Command, house: House): void {
  people
    .command("link")
    .argument("<email>", "the address of someone who is at the desk")
    .description("for a forgotten password: prints a link that sets a new one, once, within seven days")
    .option("--without-codes", "turn their one-time codes off as well: for a lost telephone")
    .option("--origin <url>", "the site's address", siteOrigin)
    .addHelpText("after", "\nExample:\n  $ dateline people link sara@news.example")
    .action((email: string, { origin, withoutCodes }: LinkOptions, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const address = email.trim().toLowerCase();
        const occasion = { actor: commandActor(), at: press.clock.now() };
        const made = await press.database.transact(async (tx) => {
          const link = await makePasswordLink(tx, { ...occasion, person: { email: address } });
          if (link.ok && withoutCodes === true) await dropCodes(tx, { ...occasion, id: link.value.id });
          return link;
        });
        if (!made.ok) {
          printer.complain(`${address}: ${made.error.why.sentence}`);
          return false;
        }
        const link = passwordAddress(origin, made.value.secret);
        printer.answer({ email: address, id: made.value.id, link }, [
          `Send ${made.value.name} this link; it sets a new password once, within seven days, and an earlier one is void:`,
          link,
        ]);
        return true;
      }),
    );
}

function addList(people: Command, house: House): void {
  people
    .command("list")
    .description("everyone who works at the desk, or did")
    .addHelpText("after", "\nExample:\n  $ dateline people list")
    .action((_options: unknown, command: Command) =>
      withPress(house, command, async (press, printer) => {
        const rows = await press.database.reader.selectFrom("person").selectAll().orderBy("name").execute();
        const all = rows.map(({ id, name, email, roles: words, dismissed_at }) => ({
          ...{ id, name, email, roles: parseRoles(words), dismissed: dismissed_at !== null },
        }));
        const lines = all.map(
          (one) => `${one.name} <${one.email}>  ${one.dismissed ? "dismissed" : one.roles.join(", ")}`,
        );
        printer.answer(
          all,
          lines.length === 0 ? ["Nobody is at the desk yet: dateline start prints a link for its owner."] : lines,
        );
        return true;
      }),
    );
}

function role(text: string, before: readonly Role[] = []): readonly Role[] {
  const [found] = parseRoles(text);
  if (found === undefined) throw new InvalidArgumentError(`A role is one of: ${roles.join(", ")}.`);
  return [...before, found];
}
