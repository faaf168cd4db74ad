import { commentByNumber } from "../../comments/thread/comment-by-number.js";
import { commentOfReceipt } from "../../comments/writing/own-comment.js";
import { postComment } from "../../comments/writing/post-comment.js";
import { parseCommentId } from "../../domain/comment/comment-id.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { commentsPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { Discussed } from "../pages/comments/discussed.js";
import { claimOf } from "./claim-of.js";
import type { ReaderAsk } from "./door-parts.js";
import { drawForm } from "./draw-form.js";
import { type Fault, faultWords, isOfName } from "./fault-words.js";
import { refusal, seeOther } from "./reader-pages.js";
import { storyAsked } from "./story-asked.js";
import { type TurnedAway, turnAway } from "./turned-away.js";

/** What a reader is told when the house itself has its hands full. */
const full: TurnedAway = { by: "crowd", seconds: 5 };

/** `…/comments/write`: the form. Nothing is kept yet. */
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
  const { error } = sent;
  return typeof error === "object" && "by" in error ? turnAway(ask, story, error) : showForm(ask, story, error);
}

/** Answers the receipt. What costs little is asked first: whose it is, whether it was kept already, the limits. */
async function take(ask: ReaderAsk, story: Discussed): Promise<Result<string, Fault | TurnedAway>> {
  const { door, form, reader, network, wait } = ask;
  if (wait > 0) return err({ by: "quick", seconds: wait });
  const claim = claimOf(ask, story);
  if (!claim.ok) return claim;
  const { receipt, own } = claim.value;
  const kept = (): Result<string, Fault> => (own ? ok(receipt) : err("again"));
  if ((await commentOfReceipt(door.house.database.reader, receipt)) !== null) return kept();
  const away = await letIn(ask, story);
  if (away !== null) return err(away);
  const posting = {
    ...{ code: story.code, parent: parseCommentId(form.get("to")), text: form.get("words") ?? "", reader, network },
    ...{ guestName: form.get("name") ?? "", receipt },
  };
  const posted = await door.admit(() => postComment(door.house, posting));
  if (!posted.ok) return err(full);
  const outcome = posted.value;
  if (outcome.ok) return outcome.value.again ? kept() : ok(receipt);
  if (outcome.error === "full") return err(full);
  return err(outcome.error === "too-many" ? { by: "quick", seconds: 60 } : outcome.error);
}

/** Whether one more comment is let in: of this reader, of this network, under this story; null where it is. */
async function letIn(
  { door: { limits }, reader, network }: ReaderAsk,
  { code }: Discussed,
): Promise<TurnedAway | null> {
  const writers = reader === null ? [network] : [network, reader.id];
  const own = await Promise.all(writers.map((writer) => limits.take("write", writer)));
  const seconds = Math.max(...own);
  if (seconds > 0) return { by: "quick", seconds };
  const crowd = await limits.take("story", String(code));
  if (crowd === 0) return null;
  // Whoever comes again because of others has not been quick.
  await Promise.all(writers.map((writer) => limits.giveBack("write", writer)));
  return { by: "crowd", seconds: crowd };
}

async function showForm(ask: ReaderAsk, story: Discussed, fault: Fault | null): Promise<Page> {
  const drawn = await ask.door.admit(() => draw(ask, story, fault));
  return drawn.ok ? drawn.value : turnAway(ask, story, full);
}

async function draw(ask: ReaderAsk, story: Discussed, fault: Fault | null): Promise<Page> {
  const { view, door, form, query, reader, visitor } = ask;
  const id = parseCommentId(form.get("to") ?? query.get("to"));
  const answers = id === null ? null : await commentByNumber(view.reading.rows, story.code, id);
  return drawForm(ask, story, {
    answers,
    to: answers === null ? "" : String(answers.id),
    seal: door.sealing.seal({ visitor, path: commentsPath(story) }, door.house.clock.now()),
    words: (form.get("words") ?? "").slice(0, 20_000),
    name: (form.get("name") ?? "").slice(0, 200),
    writer: reader?.name ?? "",
    fault: fault === null || fault === "unsealed" ? null : { ...faultWords(view, fault), ofName: isOfName(fault) },
  });
}
