import { muteReader } from "../../comments/readers/mute-reader.js";
import { commentByNumber } from "../../comments/thread/comment-by-number.js";
import type { ShownComment } from "../../comments/thread/shown-comment.js";
import { reportComment } from "../../comments/writing/report-comment.js";
import { respectComment } from "../../comments/writing/respect-comment.js";
import { parseCommentId } from "../../domain/comment/comment-id.js";
import { reportReasons } from "../../domain/comment/reasons.js";
import { commentPath, readerPath } from "../addresses.js";
import type { Page } from "../cache/page.js";
import type { Discussed } from "../pages/comments/discussed.js";
import { ReportMain } from "../pages/comments/report-main.js";
import { threadState } from "../routes/thread-of.js";
import { mutingCookie } from "./cookies.js";
import { askerOf, type ReaderAsk } from "./door-parts.js";
import { type Fault, faultWords } from "./fault-words.js";
import { ownPage, refusal, seeOther } from "./reader-pages.js";
import { storyAsked } from "./story-asked.js";

interface Meant {
  readonly story: Discussed;
  readonly comment: ShownComment;
}

async function meant(ask: ReaderAsk): Promise<Meant | null> {
  const story = await storyAsked(ask);
  const id = parseCommentId(ask.params.comment);
  if (story === null || id === null || (await threadState(ask.view, story)).mode === "closed") return null;
  const comment = await commentByNumber(ask.view.reading.rows, story.code, id);
  return comment === null ? null : { story, comment };
}

const nowhere = ({ view }: ReaderAsk): Page => refusal(404, view.say("notFound"));

const purposeOf = (visitor: string, { story, comment }: Meant) => ({
  visitor,
  path: `${commentPath(story, comment.id)}/report`,
});

/** `…/comments/1826…/report`: the form, or the thanks. */
export async function reportForm(ask: ReaderAsk): Promise<Page> {
  const found = await meant(ask);
  return found === null ? nowhere(ask) : showReport(ask, found, { fault: null, told: ask.query.get("told") === "1" });
}

export async function sendReport(ask: ReaderAsk): Promise<Page> {
  const found = await meant(ask);
  if (found === null) return nowhere(ask);
  const { door, form, cookies, network } = ask;
  const failed = (fault: Fault): Page => showReport(ask, found, { fault, told: false });
  const seal = door.sealing.open(
    form.get("seal") ?? "",
    purposeOf(cookies.visitor ?? "", found),
    door.house.clock.now(),
  );
  if (!seal.ok) return failed(seal.error);
  if ((await door.limits.take("report", network)) > 0) return failed("too-many");
  const reason = reportReasons.find((one) => one === form.get("reason")) ?? "other";
  const report = { id: found.comment.id, asker: askerOf(ask), reason, note: form.get("note") ?? "" };
  const done = await reportComment(door.house, report);
  return done.ok ? seeOther(`${purposeOf("", found).path}?told=1`) : failed(done.error);
}

function showReport(
  ask: ReaderAsk,
  found: Meant,
  { fault, told }: { readonly fault: Fault | null; readonly told: boolean },
): Page {
  const { view, door, visitor, reader } = ask;
  const { story, comment } = found;
  const said = fault === null ? null : faultWords(view, fault);
  const seal = told ? null : door.sealing.seal(purposeOf(visitor, found), door.house.clock.now());
  const mutable = reader !== null && comment.author !== null && comment.author !== reader.id;
  const main = <ReportMain {...{ view, story, comment, seal, mutable }} fault={said?.words ?? null} />;
  return ownPage(ask, { title: view.say("reportTitle"), main, ...(said !== null && { status: said.status }) });
}

/** A reader's respect, given or taken back; whoever is not signed in is asked to be. */
export async function sendRespect(ask: ReaderAsk): Promise<Page> {
  const found = await meant(ask);
  if (found === null) return nowhere(ask);
  const { door, reader, network, view } = ask;
  const path = commentPath(found.story, found.comment.id);
  if (reader === null) return seeOther(`${readerPath(view.edition.id)}?back=${encodeURIComponent(path)}`);
  if ((await door.limits.take("react", reader.id)) > 0) return refusal(429, view.say("tooMany"));
  const done = await respectComment(door.house, { id: found.comment.id, reader: reader.id, network });
  if (done.ok || done.error === "own") return seeOther(path);
  const { status, words } = faultWords(view, done.error);
  return refusal(status, words);
}

/** Hides a comment's writer from the reader who is signed in. */
export async function sendMute(ask: ReaderAsk): Promise<Page> {
  const found = await meant(ask);
  if (found === null) return nowhere(ask);
  const { door, reader, view } = ask;
  const home = readerPath(view.edition.id);
  if (reader === null) return seeOther(home);
  const muted = found.comment.author;
  if (muted !== null) await muteReader(door.house, { reader: reader.id, muted, on: true });
  return seeOther(`${home}#muted`, [mutingCookie(door.secure)]);
}
