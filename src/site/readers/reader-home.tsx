import { eraseReader } from "../../comments/readers/erase-reader.js";
import { muteReader } from "../../comments/readers/mute-reader.js";
import { mutedReaders } from "../../comments/readers/muted-readers.js";
import { ownComments } from "../../comments/readers/own-comments.js";
import { closeSession } from "../../comments/readers/session.js";
import { wordsOfReader } from "../../comments/readers/words-of-reader.js";
import { parseCommentId } from "../../domain/comment/comment-id.js";
import { readerPath } from "../addresses.js";
import { noFacts, type Page } from "../cache/page.js";
import { ReaderMain } from "../pages/comments/reader-main.js";
import { mutingCookie, noSessionCookies } from "./cookies.js";
import type { ReaderAsk } from "./door-parts.js";
import { ownPage, refusal, seeOther } from "./reader-pages.js";
import { ownFormFits, ownSeal, signInPage } from "./sign-in.js";

const shownAtOnce = 20;

/** `/en/reader`: what a reader wrote; for others, the way to sign in. */
export async function readerHome(ask: ReaderAsk): Promise<Page> {
  const { view, door, reader, query } = ask;
  if (reader === null) {
    if (query.get("sent") === "1") return signInPage(ask, "readerLinkSent");
    return signInPage(ask, query.get("erased") === "1" ? "readerErased" : null);
  }
  const rows = door.house.database.reader;
  const before = parseCommentId(query.get("before"));
  const found = await ownComments(rows, { reader: reader.id, before, limit: shownAtOnce + 1 });
  const comments = found.slice(0, shownAtOnce);
  const last = comments.at(-1);
  const older =
    found.length > shownAtOnce && last !== undefined ? `${readerPath(view.edition.id)}?before=${last.id}` : null;
  const muted = await mutedReaders(rows, reader.id);
  const main = <ReaderMain view={view} parts={{ reader, comments, older, muted, seal: ownSeal(ask) }} />;
  return ownPage(ask, { title: view.say("readerTitle"), main, islands: ["passkey"] });
}

/** `/en/reader/words.json`: all that is kept of a reader, to take away. */
export async function takeWords({ door, reader, view }: ReaderAsk): Promise<Page> {
  if (reader === null) return seeOther(readerPath(view.edition.id));
  const words = await wordsOfReader(door.house.database.reader, reader.id);
  return { ...json(words), headers: { "Content-Disposition": 'attachment; filename="my-words.json"' } };
}

/** Signs out: the session ends here and for whoever else has its cookie. */
export async function leave(ask: ReaderAsk): Promise<Page> {
  const { door, cookies, view } = ask;
  if (!ownFormFits(ask)) return refusal(403, view.say("commentStale"));
  if (cookies.session !== null) await closeSession(door.house.database, cookies.session);
  return seeOther(readerPath(view.edition.id), noSessionCookies(door.secure));
}

export async function erase(ask: ReaderAsk): Promise<Page> {
  const { door, reader, form, view } = ask;
  const home = readerPath(view.edition.id);
  if (reader === null) return seeOther(home);
  if (!ownFormFits(ask) || form.get("sure") !== "yes") return refusal(403, view.say("commentStale"));
  await eraseReader(door.house, reader.id);
  return seeOther(`${home}?erased=1`, noSessionCookies(door.secure));
}

export async function unmute(ask: ReaderAsk): Promise<Page> {
  const { door, reader, form, view } = ask;
  if (!ownFormFits(ask)) return refusal(403, view.say("commentStale"));
  if (reader !== null)
    await muteReader(door.house, { reader: reader.id, muted: (form.get("reader") ?? "").slice(0, 64), on: false });
  return seeOther(readerPath(view.edition.id), [mutingCookie(door.secure)]);
}

/** `/en/reader/muted`: whom a reader muted, for their own script; nobody for whoever is not signed in. */
export async function tellMuted({ door, reader }: ReaderAsk): Promise<Page> {
  const muted = reader === null ? [] : await mutedReaders(door.house.database.reader, reader.id);
  return json(muted.map(({ id }) => id));
}

const json = (value: unknown): Page => ({
  status: 200,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(value, null, 2),
  headers: {},
  facts: noFacts,
  cacheable: false,
});
