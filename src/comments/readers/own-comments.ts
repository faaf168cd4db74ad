import type { Reader } from "../../database/handles.js";
import { type CommentId, momentOf } from "../../domain/comment/comment-id.js";
import type { CommentState } from "../../domain/comment/state.js";
import type { EditionId, Instant, Slug, StoryCode } from "../../kernel/ids.js";

/** A comment as its writer sees it, whatever its state. */
export interface OwnComment {
  readonly id: CommentId;
  readonly at: Instant;
  readonly words: string;
  readonly state: CommentState;
  readonly reason: string | null;
  readonly note: string | null;
  /** The story it stands under, while that is public. */
  readonly story: {
    readonly edition: EditionId;
    readonly code: StoryCode;
    readonly slug: Slug;
    readonly headline: string;
    readonly language: string;
  } | null;
}

/** The newest comments of a reader, before one of them. */
export async function ownComments(
  rows: Reader,
  { reader, before, limit }: { readonly reader: string; readonly before: CommentId | null; readonly limit: number },
): Promise<readonly OwnComment[]> {
  const found = await rows
    .selectFrom("comment")
    .leftJoin("archive_story as story", "story.code", "comment.code")
    .select(["id", "words", "state", "reason", "reason_note", "comment.code"])
    .select(["story.edition", "story.slug", "story.headline", "story.language"])
    .where("reader", "=", reader)
    .where((on) => (before === null ? on.lit(true) : on("id", "<", before)))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return found.map(({ id, words, state, reason, reason_note, code, edition, slug, headline, language }) => ({
    ...{ id: id as CommentId, at: momentOf(id as CommentId), words, state: state as CommentState, reason },
    note: reason_note,
    story:
      edition === null || slug === null || headline === null || language === null
        ? null
        : { edition: edition as EditionId, code: code as StoryCode, slug: slug as Slug, headline, language },
  }));
}
