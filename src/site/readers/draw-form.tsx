import { storyOf } from "../../comments/story-of.js";
import type { ShownComment } from "../../comments/thread/shown-comment.js";
import type { Page } from "../cache/page.js";
import type { Discussed } from "../pages/comments/discussed.js";
import { WriteMain } from "../pages/comments/write-main.js";
import type { ReaderAsk } from "./door-parts.js";
import type { Filling } from "./gaps.js";
import { ownPage, refusal } from "./reader-pages.js";

export interface FormParts extends Filling {
  readonly answers: ShownComment | null;
  /** What kept the comment from being taken, and whether it is the name. */
  readonly fault: { readonly status: number; readonly words: string; readonly ofName: boolean } | null;
}

/** The form of a comment under a story, with what is in it. */
export async function drawForm(ask: ReaderAsk, story: Discussed, parts: FormParts): Promise<Page> {
  const { view, door, reader } = ask;
  const { house } = door;
  const own = await storyOf(house.database.reader, story.code, house.clock.now());
  if (own === null) return refusal(404, view.say("notFound"));
  const { fault, writer, ...filled } = parts;
  const { mode, settings } = own;
  const main = (
    <WriteMain
      {...{ view, story, mode, ...filled }}
      writer={reader === null ? null : writer}
      guests={settings.guests}
      fault={fault}
    />
  );
  return ownPage(ask, { title: view.say("commentWrite"), main, ...(fault !== null && { status: fault.status }) });
}
