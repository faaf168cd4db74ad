import type { MessageKey } from "../../language/messages/en.js";
import { noFacts, type Page } from "../cache/page.js";
import { retryLater } from "../cache/retry-later.js";
import type { Discussed } from "../pages/comments/discussed.js";
import { visitorCookie } from "./cookies.js";
import type { ReaderAsk } from "./door-parts.js";
import { drawForm } from "./draw-form.js";
import type { Drawn, DrawnForms } from "./drawn-forms.js";
import { fillGaps, marks } from "./gaps.js";
import { sealOf } from "./own-seal.js";

/** Why a comment was not looked at, and in how many seconds it may come again. */
export interface TurnedAway {
  /** `crowd`: too many write here; `quick`: the reader, or their network, writes too much. */
  readonly by: "crowd" | "quick";
  readonly seconds: number;
}

/** Pages a house keeps drawn, and for how many milliseconds: in a crowd each is filled in a thousand times. */
const most = 200;
const keptFor = 5_000;
/** Seconds a reader is told to wait: a few numbers, so that few pages are drawn. */
const told = [2, 5, 10, 20, 40, 60];

const words = { crowd: ["commentCrowd", 503], quick: ["commentQuick", 429] } as const satisfies Record<
  TurnedAway["by"],
  readonly [MessageKey, number]
>;

/**
 * The form again, with the words that were sent in it and when to send them again: drawn once for all who are turned
 * away at the same time, for in a storm each refusal must cost next to nothing.
 */
export async function turnAway(ask: ReaderAsk, story: Discussed, { by, seconds }: TurnedAway): Promise<Page> {
  const { door, view, form, visitor, reader } = ask;
  const now = door.house.clock.now();
  const wait = told.find((one) => one >= seconds) ?? 60;
  const key = [view.edition.id, story.code, by, wait, reader === null].join(" ");
  const known = door.drawn.get(key);
  const page =
    known !== undefined && now < known.at + keptFor ? known.page : await draw(ask, story, { by, seconds: wait });
  if (page !== known?.page) keep(door.drawn, key, { page, at: now });
  const body = fillGaps(String(page.body), {
    words: (form.get("words") ?? "").slice(0, 20_000),
    name: (form.get("name") ?? "").slice(0, 200),
    seal: sealOf(ask, story),
    to: form.get("to") ?? "",
    writer: reader?.name ?? "",
  });
  return { ...page, body, cookies: [visitorCookie(visitor, door.secure)] };
}

async function draw(ask: ReaderAsk, story: Discussed, { by, seconds }: TurnedAway): Promise<Page> {
  const [key, status] = words[by];
  const fault = { words: ask.view.say(key, { count: seconds }), status, ofName: false };
  const page = await drawForm(ask, story, { ...marks, answers: null, fault });
  return retryLater({ ...page, facts: noFacts }, seconds);
}

function keep(drawn: DrawnForms, key: string, page: Drawn): void {
  drawn.delete(key);
  const [oldest] = drawn.keys();
  if (drawn.size >= most && oldest !== undefined) drawn.delete(oldest);
  drawn.set(key, page);
}
