import {
  enterByPasskey,
  enterOptions,
  keepPasskey,
  type PasskeySite,
  passkeyOptions,
} from "../../comments/readers/passkeys.js";
import { noFacts, type Page } from "../cache/page.js";
import { sessionCookies } from "./cookies.js";
import type { ReaderAsk } from "./door-parts.js";
import { refusal } from "./reader-pages.js";

const siteOf = ({ view, door }: ReaderAsk): PasskeySite => ({ name: view.edition.name, origins: door.origins });

const told = (value: unknown, cookies: readonly string[] = []): Page => ({
  status: 200,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(value),
  headers: {},
  cookies,
  facts: noFacts,
  cacheable: false,
});

const refused = ({ view }: ReaderAsk): Page => refusal(403, view.say("readerPasskeyFailed"));

/** A reader who is signed in wants a passkey. */
export async function beginPasskey(ask: ReaderAsk): Promise<Page> {
  return ask.reader === null ? refused(ask) : told(await passkeyOptions(ask.door.house, siteOf(ask), ask.reader));
}

export async function addPasskey(ask: ReaderAsk): Promise<Page> {
  const { reader, form, door } = ask;
  if (reader === null) return refused(ask);
  const kept = await keepPasskey(door.house, siteOf(ask), { reader, answer: form.get("answer") ?? "" });
  return kept ? told({}) : refused(ask);
}

/** Somebody wants to sign in by a passkey: who they are, the passkey will tell. */
export async function askPasskey(ask: ReaderAsk): Promise<Page> {
  return told(await enterOptions(ask.door.house, siteOf(ask)));
}

export async function enterWithPasskey(ask: ReaderAsk): Promise<Page> {
  const { door, form } = ask;
  const secret = await enterByPasskey(door.house, siteOf(ask), form.get("answer") ?? "");
  return secret === null ? refused(ask) : told({}, sessionCookies(secret, door.secure));
}
