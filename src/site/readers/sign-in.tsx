import { type EnterByLinkFault, enterByLink, seeLink } from "../../comments/readers/enter-by-link.js";
import { parseMailAddress } from "../../comments/readers/mail-address.js";
import { requestLink } from "../../comments/readers/request-link.js";
import type { MessageKey } from "../../language/messages/en.js";
import { encoded, readerPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import { EnterMain, SignInMain } from "../pages/comments/sign-in-main.js";
import { sessionCookies } from "./cookies.js";
import type { ReaderAsk } from "./door-parts.js";
import { ownPage, refusal, seeOther } from "./reader-pages.js";

const sealPath = "reader";

/** A path of this site to lead back to; the reader's own page for anything else. */
export function safeBack({ view }: Pick<ReaderAsk, "view">, text: string | undefined): string {
  const plain = text !== undefined && /^\/(?![/\\])[^\\\p{Cc}]{0,500}$/u.test(text);
  return plain ? text : readerPath(view.edition.id);
}

export function signInPage(ask: ReaderAsk, told: MessageKey | null, status = 200): Page {
  const { view, door, visitor, query, form } = ask;
  const seal = door.sealing.seal({ visitor, path: sealPath }, door.house.clock.now());
  const back = safeBack(ask, form.get("back") ?? query.get("back"));
  const main = (
    <SignInMain {...{ view, back, seal }} mail={door.mailer !== null} told={told === null ? null : view.say(told)} />
  );
  return ownPage(ask, { title: view.say("readerSignIn"), main, status, islands: ["passkey"] });
}

/** Whether a form of the reader's own pages fits the visitor who sends it. */
export const ownFormFits = ({ door, form, cookies }: ReaderAsk): boolean =>
  door.sealing.open(form.get("seal") ?? "", { visitor: cookies.visitor ?? "", path: sealPath }, door.house.clock.now())
    .ok;

export const ownSeal = ({ door, visitor }: ReaderAsk): string =>
  door.sealing.seal({ visitor, path: sealPath }, door.house.clock.now());

/** A reader asks for a link. What they are told, and when, is the same whether or not the address is known here. */
export async function askForLink(ask: ReaderAsk): Promise<Page> {
  const { door, form, network, view } = ask;
  if (door.mailer === null) return signInPage(ask, null, 503);
  if (!ownFormFits(ask)) return signInPage(ask, "commentStale", 403);
  const email = parseMailAddress(form.get("email") ?? "");
  if (email === null) return signInPage(ask, "readerBadMail", 422);
  if ((await door.limits.take("letter", network)) > 0) return signInPage(ask, "tooManyHelp", 429);
  const asked = await requestLink(door.house, { email, network });
  if (!asked.ok) return signInPage(ask, "tooManyHelp", 429);
  if (asked.value !== null) void post(ask, email, asked.value);
  return seeOther(`${readerPath(view.edition.id)}?sent=1`);
}

/** On its way while the reader is answered: how long the mail server takes tells nobody anything. */
async function post({ door, view, form }: ReaderAsk, email: string, secret: string): Promise<void> {
  const { edition, say, spoken } = view;
  const home = `${door.origins[0]}${readerPath(edition.id)}/enter`;
  const back = encodeURIComponent(safeBack({ view }, form.get("back")));
  const link = `${home}?key=${secret}&back=${back}`;
  const subject = say("readerLetterSubject", { paper: edition.name });
  const text = say("readerLetter", { paper: edition.name, link });
  await door.mailer?.send({ to: email, subject, text, language: spoken }).catch(door.onTrouble);
}

/** `/en/reader/enter?key=…`: what the letter's link opens. */
export async function enterPage(ask: ReaderAsk): Promise<Page> {
  const key = ask.query.get("key") ?? ask.form.get("key") ?? "";
  return showEnter(ask, key, null);
}

async function showEnter(ask: ReaderAsk, secret: string, fault: MessageKey | null): Promise<Page> {
  const { view, door, query, form } = ask;
  const { house } = door;
  const link = await seeLink(house.database.reader, secret, house.clock.now());
  const back = safeBack(ask, form.get("back") ?? query.get("back"));
  const main = (
    <EnterMain
      {...{ view, secret, back }}
      email={link?.email ?? null}
      fresh={link !== null && link.name === null}
      seal={ownSeal(ask)}
      name={(form.get("name") ?? "").slice(0, 200)}
      fault={fault === null ? null : { words: view.say(fault), ofName: fault !== "commentStale" }}
    />
  );
  const status = link === null ? 410 : fault === null ? 200 : 422;
  return ownPage(ask, { title: view.say("readerSignIn"), main, status });
}

/** The link is used, once. */
export async function enter(ask: ReaderAsk): Promise<Page> {
  const { door, form, network } = ask;
  const secret = form.get("key") ?? "";
  if (!ownFormFits(ask)) return showEnter(ask, secret, "commentStale");
  if ((await door.limits.take("look", network)) > 0) return refusal(429, ask.view.say("tooMany"));
  const entered = await enterByLink(door.house, { secret, name: form.get("name") ?? "" });
  if (!entered.ok) return showEnter(ask, secret, enterFaults[entered.error]);
  const cookies = sessionCookies(entered.value, door.secure);
  return seeOther(encoded(decodeSafely(safeBack(ask, form.get("back")))), cookies);
}

const enterFaults = {
  spent: null,
  "no-name": "commentNoName",
  "name-taken": "readerNameTaken",
} as const satisfies Record<EnterByLinkFault, MessageKey | null>;

/** A path as it reads, so that it is encoded once. */
function decodeSafely(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return "/";
  }
}
