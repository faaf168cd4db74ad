import type { CommentId } from "../../domain/comment/comment-id.js";
import { takesComments } from "../../domain/comment/settings.js";
import { commentLine, commentWords, wordsBounds } from "../../domain/comment/words.js";
import type { StoryCode } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { type Ban, banOf } from "../ban-of.js";
import type { CommentHouse } from "../comment-house.js";
import { hashOf } from "../keys/secret.js";
import type { Candidate } from "../pipeline/phase.js";
import { isTakenForOther } from "../readers/names-taken.js";
import type { SignedIn } from "../readers/reader-of.js";
import { type CommentedStory, storyOf } from "../story-of.js";
import { badgeOf } from "./badge-of.js";
import type { Entered, EnterFault } from "./enter-together.js";
import { wordsHash } from "./words-hash.js";

/** A comment as it comes in: nothing is believed yet. */
export interface Posting {
  readonly code: StoryCode;
  readonly parent: CommentId | null;
  readonly text: string;
  /** Who is signed in; null for a guest. */
  readonly reader: SignedIn | null;
  readonly guestName: string;
  /** The reader's network by its name of the day. */
  readonly network: string | null;
  /** The secret of the form: whoever holds it may look after the comment, and sent twice it is one comment. */
  readonly receipt: string;
}

export type PostFault =
  | EnterFault
  | "no-story"
  | "closed"
  | "no-guests"
  | "no-name"
  | "name-taken"
  | "empty"
  | "too-long"
  | { readonly banned: Ban };

/** Takes a comment in: bounds it, asks the phases, keeps it durably. It is public only when the phases said so. */
export async function postComment(house: CommentHouse, posting: Posting): Promise<Result<Entered, PostFault>> {
  const now = house.clock.now();
  const rows = house.database.reader;
  const story = await storyOf(rows, posting.code, now);
  if (story === null) return err("no-story");
  if (!takesComments(story.mode)) return err("closed");
  const read = readPosting(story, posting);
  if (!read.ok) return read;
  const { words, name } = read.value;
  const reader = posting.reader?.id ?? null;
  const ban = await banOf(rows, { reader, network: posting.network }, now);
  if (ban !== null) return err({ banned: ban });
  if (posting.reader === null && (await isTakenForOther(rows, name, story))) return err("name-taken");
  const parent = await readParent(house, posting);
  if (parent === undefined) return err("parent-gone");
  const hash = wordsHash(words);
  const candidate: Candidate = {
    ...{ code: story.code, edition: story.edition, section: story.section, language: story.language },
    ...{ mode: story.mode, words, wordsHash: hash, name, reader, network: posting.network, at: now },
    ...{ parent: posting.parent, edits: null },
  };
  const { state, reason, findings } = await house.judge(candidate);
  const badge = badgeOf(posting.reader?.staff ?? null, story.byline);
  return house.enter({
    ...{ code: story.code, at: now, parent, reader, name, words, wordsHash: hash, badge },
    ...{ receiptHash: hashOf(posting.receipt), network: posting.network, state, reason, findings },
    ...{ source: null, by: "writer" as const },
  });
}

function readPosting(story: CommentedStory, posting: Posting): Result<{ words: string; name: string }, PostFault> {
  const words = commentWords(posting.text);
  if (!words.ok) return err(words.error === "empty" ? "empty" : "too-long");
  if (posting.reader !== null) return ok({ words: words.value, name: posting.reader.name });
  if (!story.settings.guests) return err("no-guests");
  const name = commentLine(posting.guestName, wordsBounds.name);
  return name.ok ? ok({ words: words.value, name: name.value }) : err("no-name");
}

async function readParent({ database }: CommentHouse, { parent, code }: Posting) {
  if (parent === null) return null;
  const row = await database.reader
    .selectFrom("comment")
    .select(["id", "root", "branch"])
    .where("id", "=", parent)
    .where("code", "=", code)
    .where("state", "=", "approved")
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { id: row.id as CommentId, root: row.root as CommentId, branch: row.branch as CommentId | 0 };
}
