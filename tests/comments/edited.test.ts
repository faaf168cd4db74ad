import { expect, test } from "vitest";
import { decide } from "../../src/comments/moderation/decide.js";
import { openComment } from "../../src/comments/moderation/open-comment.js";
import { readQueue } from "../../src/comments/moderation/read-queue.js";
import { undoDecision } from "../../src/comments/moderation/undo-decision.js";
import { openCommentHouse } from "../../src/comments/open-comment-house.js";
import { editComment } from "../../src/comments/writing/edit-comment.js";
import type { CommentId } from "../../src/domain/comment/comment-id.js";
import type { ModeratorAct } from "../../src/domain/comment/moderator-act.js";
import type { Press } from "../../src/newsroom/press.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { code, editor, minute, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { entered } from "./entered.js";
import { openToAll } from "./open-to-all.js";

const by = "person:mod" as const;

const open = async (press: Press, id: CommentId) => {
  const found = await openComment(press.database.reader, id, press.clock.now());
  if (found === null) throw new Error("The comment is gone.");
  return found;
};

const decided = async (press: Press, id: CommentId, act: ModeratorAct): Promise<string> => {
  const { version } = (await open(press, id)).comment;
  const deciding = { by, act, at: press.clock.now(), reason: null, note: null };
  const done = await press.database.transact((tx) => decide(tx, deciding, { id, version }));
  if (!done.ok) throw new Error(done.error);
  return done.value;
};

const edited = (press: Press, id: CommentId, text: string) => {
  const { database, clock } = press;
  const house = openCommentHouse({ database, clock, phases: [] });
  return editComment(house, { id, text, writer: { reader: "ada", receipt: null }, network: null });
};

const unmoderated = async ({ database }: Press) =>
  (await readQueue(database.reader, { queue: "unmoderated", limit: 50 })).map(({ words }) => words);

/** A newsroom with a comment of a reader's that a moderator approved, a minute ago. */
async function withApproved(place: Parameters<typeof openEnglishNewsroom>[0]) {
  const newsroom = await openEnglishNewsroom(place);
  const { press, clock } = newsroom;
  await publishStory(press, editor, { code: code(1), revision: revision("A bridge opens") });
  await openToAll(press);
  const id = await entered(press, "Fair.", { reader: "ada" });
  await decided(press, id, "approve");
  clock.pass(minute);
  return { press, clock, id };
}

onBoth("an approved comment that its writer changes", (newPlace) => {
  test("is among those nobody has looked at again, and says why; with the same words it is not", async () => {
    const { press, id } = await withApproved(await newPlace());
    expect((await edited(press, id, "Fair.")).ok).toBe(true);
    expect(await unmoderated(press)).toEqual([]);
    expect((await edited(press, id, "Not fair at all!")).ok).toBe(true);
    expect(await unmoderated(press)).toEqual(["Not fair at all!"]);
    const { comment, decisions } = await open(press, id);
    expect(comment).toMatchObject({ state: "approved", reason: "edited" });
    expect(comment.findings).toContain("edited");
    expect(decisions.map(({ actor, act }) => [actor, act])).toEqual([
      ["writer", "edited"],
      [by, "approved"],
    ]);
  });

  test("leaves that queue when it is looked at, and comes back when that look is taken back", async () => {
    const { press, clock, id } = await withApproved(await newPlace());
    await edited(press, id, "Not fair at all!");
    for (const act of ["approve", "feature"] as const) {
      clock.pass(minute);
      const decision = await decided(press, id, act);
      expect(await unmoderated(press), act).toEqual([]);
      expect((await open(press, id)).comment.reason, act).toBeNull();
      clock.pass(minute);
      const { version } = (await open(press, id)).comment;
      const undoing = { decision, version, by, at: clock.now() };
      expect((await press.database.transact((tx) => undoDecision(tx, undoing))).ok).toBe(true);
      expect(await unmoderated(press), act).toEqual(["Not fair at all!"]);
      expect((await open(press, id)).comment.reason, act).toBe("edited");
    }
  });

  test("is nothing a decision made before can be undone on: it was made on other words", async () => {
    const { press, clock, id } = await withApproved(await newPlace());
    const decision = await decided(press, id, "approve");
    clock.pass(minute);
    await edited(press, id, "Not fair at all!");
    const { version } = (await open(press, id)).comment;
    const undoing = { decision, version, by, at: clock.now() };
    expect(await press.database.transact((tx) => undoDecision(tx, undoing))).toEqual({ ok: false, error: "moved" });
  });
});
