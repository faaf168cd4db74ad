import { editComment } from "../../comments/writing/edit-comment.js";
import { commentOfReceipt, mayStillEdit, ownComment, type Writer } from "../../comments/writing/own-comment.js";
import { withdrawComment } from "../../comments/writing/withdraw-comment.js";
import type { CommentTable } from "../../database/comment-tables.js";
import { type CommentId, parseCommentId } from "../../domain/comment/comment-id.js";
import type { CommentState } from "../../domain/comment/state.js";
import { commentsPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { Discussed } from "../pages/comments/discussed.js";
import { SentMain, type SentParts } from "../pages/comments/sent-main.js";
import type { ReaderAsk } from "./door-parts.js";
import { type Fault, faultWords, reasonWords } from "./fault-words.js";
import { ownPage, refusal, seeOther } from "./reader-pages.js";
import { storyAsked } from "./story-asked.js";

/** `…/comments/sent`: what has become of a comment, told to whoever holds its receipt or wrote it signed in. */
export async function sentPage(ask: ReaderAsk): Promise<Page> {
  const found = await findSent(ask);
  return found === null ? refusal(404, ask.view.say("notFound")) : show(ask, found, null);
}

/** The writer changes the words. */
export async function changeSent(ask: ReaderAsk): Promise<Page> {
  const found = await findSent(ask);
  if (found === null) return refusal(404, ask.view.say("notFound"));
  if (!fits(ask, found)) return show(ask, found, "stale");
  if ((await ask.door.limits.take("write", ask.network)) > 0) return show(ask, found, "too-many");
  const { writer, row } = found;
  const edit = { id: row.id as CommentId, text: ask.form.get("words") ?? "", writer, network: ask.network };
  const done = await editComment(ask.door.house, edit);
  return done.ok ? seeOther(addressOf(found)) : show(ask, found, done.error);
}

/** The writer takes it back. */
export async function withdrawSent(ask: ReaderAsk): Promise<Page> {
  const found = await findSent(ask);
  if (found === null) return refusal(404, ask.view.say("notFound"));
  if (!fits(ask, found)) return show(ask, found, "stale");
  await withdrawComment(ask.door.house, found.row.id as CommentId, found.writer);
  return seeOther(addressOf(found));
}

interface Sent {
  readonly story: Discussed;
  readonly row: CommentTable;
  readonly writer: Writer;
  readonly key: SentParts["key"];
}

async function findSent(ask: ReaderAsk): Promise<Sent | null> {
  const { form, query, door, reader } = ask;
  const story = await storyAsked(ask);
  if (story === null) return null;
  const rows = door.house.database.reader;
  const receipt = form.get("receipt") ?? query.get("receipt") ?? null;
  const writer: Writer = { reader: reader?.id ?? null, receipt };
  const id = parseCommentId(form.get("id") ?? query.get("id"));
  const row = receipt !== null ? await commentOfReceipt(rows, receipt) : id && (await ownComment(rows, id, writer));
  if (row === null || row.code !== story.code) return null;
  const key = receipt === null ? { name: "id", value: String(row.id) } : { name: "receipt", value: receipt };
  return { story, row, writer, key: key as SentParts["key"] };
}

const addressOf = ({ story, key }: Sent): string => `${commentsPath(story)}/sent?${key.name}=${key.value}`;

const purposeOf = (visitor: string, { story, row }: Sent) => ({ visitor, path: `${commentsPath(story)}/${row.id}` });

const fits = ({ door, form, cookies }: ReaderAsk, sent: Sent): boolean =>
  door.sealing.open(form.get("seal") ?? "", purposeOf(cookies.visitor ?? "", sent), door.house.clock.now()).ok;

function show(ask: ReaderAsk, sent: Sent, fault: Fault | null): Page {
  const { view, door, visitor } = ask;
  const { row, story, key } = sent;
  const now = door.house.clock.now();
  const told = fault === null ? null : faultWords(view, fault);
  const parts: SentParts = {
    ...{ id: row.id, words: row.words, state: row.state as CommentState, key, note: row.reason_note },
    reason: row.state === "refused" ? reasonWords(view, row.reason) : null,
    seal: door.sealing.seal(purposeOf(visitor, sent), now),
    editable: mayStillEdit(row.id as CommentId, now),
    fault: told?.words ?? null,
  };
  const main = <SentMain view={view} story={story} sent={parts} />;
  return ownPage(ask, { title: view.say("commentWords"), main, ...(told !== null && { status: told.status }) });
}
