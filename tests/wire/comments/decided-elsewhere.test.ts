import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decide } from "../../../src/comments/moderation/decide.js";
import { openComment } from "../../../src/comments/moderation/open-comment.js";
import { undoDecision } from "../../../src/comments/moderation/undo-decision.js";
import type { CommentId } from "../../../src/domain/comment/comment-id.js";
import type { Press } from "../../../src/newsroom/press.js";
import { publishStory } from "../../../src/newsroom/publish-story.js";
import { importCommentFiles } from "../../../src/wire/comments/import-comment-files.js";
import { code, editor, minute, openEnglishNewsroom, revision } from "../../setup/newsroom.js";
import { onBoth, temporaryFolder } from "../../setup/places.js";

const withStory = async (place: Parameters<typeof openEnglishNewsroom>[0]) => {
  const newsroom = await openEnglishNewsroom(place);
  await publishStory(newsroom.press, editor, { code: code(1), revision: revision("A bridge opens") });
  return newsroom;
};

/** Takes in files of these contents, twice, as whoever is not sure would; answers what was refused. */
async function take(press: Press, contents: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  const paths = Object.keys(contents).map((name) => join(folder, name));
  for (const [name, text] of Object.entries(contents)) await writeFile(join(folder, name), text);
  await importCommentFiles(press, { paths, progress: () => undefined });
  const { taken, refused } = await importCommentFiles(press, { paths, progress: () => undefined });
  expect(taken).toBe(0);
  return refused.map(({ reason }) => reason);
}

const open = async (press: Press, words: string) => {
  const { reader } = press.database;
  const { id } = await reader.selectFrom("comment").select("id").where("words", "=", words).executeTakeFirstOrThrow();
  const found = await openComment(reader, id as CommentId, press.clock.now());
  if (found === null) throw new Error("The comment is gone.");
  return found;
};

/** State, reason and note of a comment, whether it was looked at, and the record of it, the first first. */
async function record(press: Press, words: string) {
  const { comment, decisions } = await open(press, words);
  return {
    is: [comment.state, comment.reason, comment.reason_note, comment.moderated_at],
    log: decisions
      .toReversed()
      .filter(({ act }) => act !== "imported")
      .map(({ actor, act, at, reason, note }) => [actor, act, new Date(at).toISOString(), reason, note]),
  };
}

const lines = (...all: readonly unknown[]): string => all.map((one) => JSON.stringify(one)).join("\n");
const moment = (time: string) => ({ $date: `2020-02-02T${time}:00Z` });

const coral = {
  "users.json": lines(
    { id: "u1", username: "Edda", email: "edda@example.net" },
    { id: "m1", username: "Mona", role: "MODERATOR" },
  ),
  "stories.json": lines({ id: "s1", url: "https://old.example/1/a-bridge-opens" }),
  // As `mongoexport` writes `commentModerationActions`; the code of a rejection stands in either of two fields.
  "commentModerationActions.json": lines(
    {
      ...{
        id: "a2",
        commentID: "c1",
        storyID: "s1",
        commentRevisionID: "r",
        moderatorID: "m1",
        createdAt: moment("11:00"),
      },
      ...{ status: "REJECTED", rejectionReason: { code: "HATE_SPEECH", detailedExplanation: "Against our rules." } },
    },
    { id: "a1", commentID: "c1", storyID: "s1", status: "APPROVED", moderatorID: "m1", createdAt: moment("10:30") },
    { id: "a3", commentID: "c2", storyID: "s1", status: "PREMOD", moderatorID: null, createdAt: moment("10:01") },
    { id: "a4", commentID: "c2", storyID: "s1", status: "APPROVED", moderatorID: "gone", createdAt: moment("10:05") },
    {
      ...{
        id: "a5",
        commentID: "c4",
        storyID: "s1",
        status: "REJECTED",
        moderatorID: "m1",
        createdAt: moment("10:05"),
      },
      rejectionReason: { reason: "SPAM" },
    },
  ),
  "comments.json": lines(
    ...[
      { id: "c1", status: "REJECTED", revisions: [{ body: "Hateful." }] },
      {
        ...{ id: "c2", status: "APPROVED", revisions: [{ body: "Fine." }] },
        tags: [
          { type: "FEATURED", createdBy: "m1", createdAt: moment("12:00") },
          { type: "STAFF", createdAt: moment("12:00") },
        ],
      },
      { id: "c3", status: "NONE", revisions: [{ body: "Not looked at." }] },
      { id: "c4", status: "REJECTED", revisions: [{ body: "Pills." }] },
      { id: "c5", status: "APPROVED", revisions: [], authorID: null, deletedAt: moment("13:00") },
    ].map((one) => ({ storyID: "s1", authorID: "u1", createdAt: moment("10:00"), ...one })),
  ),
};

const comment = (id: number, state: string, words: string, meta: Readonly<Record<string, string>>[] = []): string => `
  <wp:comment>
    <wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Edda]]></wp:comment_author>
    <wp:comment_date_gmt><![CDATA[2020-02-02 10:00:00]]></wp:comment_date_gmt>
    <wp:comment_content><![CDATA[${words}]]></wp:comment_content>
    <wp:comment_approved><![CDATA[${state}]]></wp:comment_approved>
    <wp:comment_type><![CDATA[comment]]></wp:comment_type><wp:comment_parent>0</wp:comment_parent>
    ${meta
      .flatMap((one) => Object.entries(one))
      .map(
        ([key, value]) =>
          `<wp:commentmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:commentmeta>`,
      )
      .join("")}
  </wp:comment>`;
const noted = (time: number, event: string, user: string): Readonly<Record<string, string>> => ({
  akismet_history: `a:3:{s:4:"time";d:${time}.25;s:5:"event";s:${event.length}:"${event}";s:4:"user";s:${user.length}:"${user}";}`,
});
const ten = Date.parse("2020-02-02T10:00:00Z") / 1000;

const wordpress = `<?xml version="1.0"?>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>
  <link>https://old.example/1/a-bridge-opens</link><guid>https://old.example/?p=1</guid>
  ${comment(1, "1", "Approved.", [noted(ten + 60, "check-ham", ""), noted(ten + 7200, "status-approved", "mona"), noted(ten + 3600, "status-unapproved", "max")])}
  ${comment(2, "0", "Held.")}
  ${comment(3, "spam", "Spam.", [{ rating: "4" }, { _wp_trash_meta_status: "1" }, { _wp_trash_meta_time: String(ten + 1800) }])}
  ${comment(4, "trash", "Trash.", [noted(ten + 60, "status-trash", "mona"), { _wp_trash_meta_time: String(ten + 60) }])}
  ${comment(5, "1", "Nothing noted.")}
</item></channel></rss>`;

const at = (time: string): number => Date.parse(`2020-02-02T${time}:00Z`);

onBoth("what was decided in another system", (newPlace) => {
  test("comes in from Coral with moment, moderator and reason, as decided elsewhere", async () => {
    const { press } = await withStory(await newPlace());
    expect(await take(press, coral)).toEqual(["Comment c5 was deleted by its writer: nothing of it is left."]);
    expect(await record(press, "Hateful.")).toEqual({
      is: ["refused", "hatred", "Against our rules.", at("10:30")],
      log: [
        ["elsewhere:Mona", "approved", "2020-02-02T10:30:00.000Z", null, null],
        ["elsewhere:Mona", "refused", "2020-02-02T11:00:00.000Z", "hatred", "Against our rules."],
      ],
    });
    expect(await record(press, "Fine.")).toEqual({
      is: ["approved", null, null, at("10:05")],
      log: [
        ["elsewhere:", "approved", "2020-02-02T10:05:00.000Z", null, null],
        ["elsewhere:Mona", "picked", "2020-02-02T12:00:00.000Z", null, null],
      ],
    });
    expect(await record(press, "Not looked at.")).toEqual({ is: ["approved", null, null, null], log: [] });
    expect((await record(press, "Pills.")).is).toEqual(["refused", "spam", null, at("10:05")]);
  });

  test("comes in from WordPress as far as it noted it there", async () => {
    const { press } = await withStory(await newPlace());
    expect(await take(press, { "wordpress.xml": wordpress })).toEqual([]);
    expect(await record(press, "Approved.")).toEqual({
      is: ["approved", null, null, at("11:00") + 250],
      log: [
        ["elsewhere:max", "held", "2020-02-02T11:00:00.250Z", null, null],
        ["elsewhere:mona", "approved", "2020-02-02T12:00:00.250Z", null, null],
      ],
    });
    expect(await record(press, "Held.")).toEqual({ is: ["waiting", null, null, null], log: [] });
    expect((await record(press, "Spam.")).log).toEqual([
      ["elsewhere:", "refused", "2020-02-02T10:30:00.000Z", "spam", null],
    ]);
    expect((await record(press, "Trash.")).log).toEqual([
      ["elsewhere:mona", "refused", "2020-02-02T10:01:00.250Z", "other", null],
    ]);
    expect(await record(press, "Nothing noted.")).toEqual({ is: ["approved", null, null, at("10:00")], log: [] });
  });

  test("is nobody's here to undo; a decision of ours on it is, and leaves it as it came", async () => {
    const { press, clock } = await withStory(await newPlace());
    await take(press, coral);
    const before = await record(press, "Hateful.");
    const { comment, decisions } = await open(press, "Hateful.");
    const id = comment.id as CommentId;
    const by = "person:mod" as const;
    const undo = async (decision: string) => {
      const { version } = (await open(press, "Hateful.")).comment;
      return press.database.transact((tx) => undoDecision(tx, { decision, version, by, at: clock.now() }));
    };
    expect(await undo(decisions[0]?.id ?? "")).toEqual({ ok: false, error: "unknown" });
    const deciding = { by, at: clock.now(), act: "approve", reason: null, note: null } as const;
    const done = await press.database.transact((tx) => decide(tx, deciding, { id, version: comment.version }));
    clock.pass(minute);
    expect(done.ok && (await undo(done.value)).ok).toBe(true);
    expect((await record(press, "Hateful.")).is).toEqual(before.is);
  });
});
