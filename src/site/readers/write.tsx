import { storyOf } from "../../comments/story-of.js";
import { commentByNumber } from "../../comments/thread/comment-by-number.js";
import type { ShownComment } from "../../comments/thread/shown-comment.js";
import { postComment } from "../../comments/writing/post-comment.js";
import { parseCommentId } from "../../domain/comment/comment-id.js";
import { err, type Result } from "../../kernel/result.js";
import { commentsPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { Discussed } from "../pages/comments/discussed.js";
import { WriteMain } from "../pages/comments/write-main.js";
import type { ReaderAsk } from "./door-parts.js";
import { type Fault, faultWords, isOfName } from "./fault-words.js";
import { ownPage, refusal, seeOther } from "./reader-pages.js";
import { storyAsked } from "./story-asked.js";

/** `…/comments/write`: the form, with what was written in a box on a page of ours. Nothing is kept yet. */
export async function writeForm(ask: ReaderAsk): Promise<Page> {
  const story = await storyAsked(ask);
  return story === null ? refusal(404, ask.view.say("notFound")) : showForm(ask, story, null);
}

/** A comment is sent: kept, then the reader is led to where its fate is told. */
export async function sendComment(ask: ReaderAsk): Promise<Page> {
  const story = await storyAsked(ask);
  if (story === null) return refusal(404, ask.view.say("notFound"));
  const sent = await take(ask, story);
  if (sent.ok) return seeOther(`${commentsPath(story)}/sent?receipt=${sent.value}`);
  // In a storm each refusal must cost next to nothing: a line, no page drawn and compressed for everyone who is turned away.
  return sent.error === "crowded" ? refusal(429, ask.view.say("tooMany")) : showForm(ask, story, sent.error);
}

/** Answers the receipt. */
async function take(ask: ReaderAsk, story: Discussed): Promise<Result<string, Fault | "crowded">> {
  const { door, form, reader, network } = ask;
  const purpose = { visitor: ask.cookies.visitor ?? "", path: commentsPath(story) };
  const receipt = door.sealing.open(form.get("seal") ?? "", purpose, door.house.clock.now());
  if (!receipt.ok) return receipt;
  const full = await whyNot(ask, story);
  if (full !== null) return err(full);
  const posted = await postComment(door.house, {
    ...{ code: story.code, parent: parseCommentId(form.get("to")), text: form.get("words") ?? "", reader, network },
    ...{ guestName: form.get("name") ?? "", receipt: receipt.value },
  });
  return posted.ok ? receipt : posted;
}

/** Whether one more comment is let in: under this story, of this reader, of this network; null where it is. */
async function whyNot(
  { door: { limits }, reader, network }: ReaderAsk,
  { code }: Discussed,
): Promise<"crowded" | "too-many" | null> {
  if (!(await limits("story", String(code)))) return "crowded";
  if (reader !== null && !(await limits("write", reader.id))) return "too-many";
  return (await limits("write", network)) ? null : "too-many";
}

async function showForm(ask: ReaderAsk, story: Discussed, fault: Fault | null): Promise<Page> {
  const { view, door, form, query, reader, visitor } = ask;
  const { house } = door;
  const own = await storyOf(house.database.reader, story.code, house.clock.now());
  if (own === null) return refusal(404, view.say("notFound"));
  const told = fault === null ? null : faultWords(view, fault);
  const answers = await answered(ask, story, form.get("to") ?? query.get("to"));
  const seal = door.sealing.seal({ visitor, path: commentsPath(story) }, house.clock.now());
  const { mode, settings } = own;
  const words = (form.get("words") ?? "").slice(0, 20_000);
  const name = (form.get("name") ?? "").slice(0, 200);
  const main = (
    <WriteMain
      {...{ view, story, mode, reader, answers, seal, words, name }}
      guests={settings.guests}
      fault={told === null ? null : { words: told.words, ofName: isOfName(fault) }}
    />
  );
  return ownPage(ask, { title: view.say("commentWrite"), main, ...(told !== null && { status: told.status }) });
}

async function answered({ view }: ReaderAsk, story: Discussed, to: string | undefined): Promise<ShownComment | null> {
  const id = parseCommentId(to);
  return id === null ? null : commentByNumber(view.reading.rows, story.code, id);
}
