import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decide } from "../../../src/comments/moderation/decide.js";
import type { CommentId } from "../../../src/domain/comment/comment-id.js";
import { momentOf } from "../../../src/domain/comment/comment-id.js";
import type { Press } from "../../../src/newsroom/press.js";
import { publishStory } from "../../../src/newsroom/publish-story.js";
import { importCommentFiles } from "../../../src/wire/comments/import-comment-files.js";
import { exportComments } from "../../../src/wire/comments/own-lines.js";
import { entered } from "../../comments/entered.js";
import { code, editor, minute, openEnglishNewsroom, revision } from "../../setup/newsroom.js";
import { onBoth, temporaryFolder } from "../../setup/places.js";

const wordpress = new URL("wordpress.xml", import.meta.url).pathname;

const take = (press: Press, ...paths: string[]) => importCommentFiles(press, { paths, progress: () => undefined });

const kept = async ({ database }: Press) =>
  (await database.reader.selectFrom("comment").selectAll().orderBy("id").execute()).map((row) => ({
    ...{ name: row.name, words: row.words, state: row.state, reason: row.reason, reader: row.reader !== null },
    at: new Date(momentOf(row.id as CommentId)).toISOString(),
  }));

const withStory = async (place: Parameters<typeof openEnglishNewsroom>[0]) => {
  const newsroom = await openEnglishNewsroom(place);
  await publishStory(newsroom.press, editor, { code: code(1), revision: revision("A bridge opens") });
  return newsroom;
};

const coral = {
  users: [
    {
      id: "u1",
      username: "Edda",
      email: "edda@example.net",
      role: "COMMENTER",
      createdAt: { $date: "2020-01-01T00:00:00Z" },
    },
    { id: "u2", username: "سامي", role: "COMMENTER" },
  ],
  stories: [{ id: "s1", url: "https://old.example/1/a-bridge-opens", metadata: { title: "A bridge opens" } }],
  comments: [
    {
      ...{ id: "c2", storyID: "s1", authorID: "u2", parentID: "c1", status: "NONE", tags: [] },
      revisions: [{ id: "r", body: "<div>لا أظن.</div>", createdAt: { $date: "2020-02-01T10:01:00Z" } }],
      createdAt: { $date: "2020-02-01T10:01:00Z" },
    },
    {
      ...{ id: "c1", storyID: "s1", authorID: "u1", parentID: null, status: "APPROVED" },
      tags: [{ type: "FEATURED", createdAt: { $date: "2020-02-02T00:00:00Z" } }],
      revisions: [
        { id: "r1", body: "At lsat!", createdAt: { $date: "2020-02-01T10:00:00Z" } },
        { id: "r2", body: "At last!<br>Really.", createdAt: { $date: { $numberLong: "1580551260000" } } },
      ],
      actionCounts: { REACTION: 3 },
      createdAt: { $date: "2020-02-01T10:00:00Z" },
    },
    {
      ...{ id: "c3", storyID: "s1", authorID: "u2", status: "REJECTED" },
      revisions: [{ id: "r", body: "Rude." }],
      createdAt: { $date: "2020-02-01T11:00:00Z" },
    },
    {
      id: "c4",
      storyID: "s9",
      status: "NONE",
      revisions: [{ body: "x" }],
      createdAt: { $date: "2020-02-01T11:00:00Z" },
    },
    {
      ...{ id: "c5", storyID: "s1", parentID: "gone", status: "NONE", revisions: [{ body: "An answer." }] },
      createdAt: { $date: "2020-02-01T11:00:00Z" },
    },
    {
      id: "c6",
      storyID: "s1",
      status: "ODD",
      revisions: [{ body: "x" }],
      createdAt: { $date: "2020-02-01T11:00:00Z" },
    },
  ],
};

onBoth("comments of other systems", (newPlace) => {
  test("come from WordPress with their moments, states and places, once, and what cannot is named", async () => {
    const { press } = await withStory(await newPlace());
    const report = await take(press, wordpress);
    expect([report.taken, report.there]).toEqual([3, 0]);
    expect(report.refused.map(({ reason }) => reason)).toEqual([
      "Comment 14: a pingback is no reader's comment.",
      "Its story is not here: https://old.example/nowhere/",
    ]);
    expect(report.refused[0]?.line).toBeGreaterThan(40);
    expect(await kept(press)).toEqual([
      {
        name: "Edda",
        words: "At last!\n\nAnd in time for summer.",
        state: "approved",
        reason: null,
        reader: false,
        at: "2019-05-02T09:00:00.000Z",
      },
      {
        name: "شیرین",
        words: "یک پاسخ & دیگر",
        state: "approved",
        reason: null,
        reader: false,
        at: "2019-05-02T10:30:00.000Z",
      },
      {
        name: "Bargain",
        words: "Cheap pills",
        state: "refused",
        reason: "spam",
        reader: false,
        at: "2019-05-03T09:00:00.000Z",
      },
    ]);
    const thread = await press.database.publicReader
      .selectFrom("thread_comment")
      .select(["words", "parent"])
      .orderBy("id")
      .execute();
    expect(thread.map(({ parent }) => parent !== null)).toEqual([false, true]);
    const again = await take(press, wordpress);
    expect([again.taken, again.there, again.refusedCount]).toEqual([0, 3, 2]);
  });

  test("come from Coral's collections, an array or a line each, answers before what they answer too", async () => {
    const { press } = await withStory(await newPlace());
    const folder = await temporaryFolder();
    const file = (name: string) => join(folder, `${name}.json`);
    const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).join("\n");
    await writeFile(file("users"), lines(coral.users));
    await writeFile(file("stories"), `[${coral.stories.map((one) => JSON.stringify(one)).join(",\n")}]`);
    await writeFile(file("comments"), lines(coral.comments));
    const report = await take(press, file("comments"), file("users"), file("stories"));
    expect(report.taken).toBe(3);
    expect(report.refused.map(({ line, reason }) => [line, reason.slice(0, 34)])).toEqual([
      [4, "Story s9 is in none of the files: "],
      [5, "The comment it answers is not here"],
      [6, expect.stringContaining("status")],
    ]);
    expect(await kept(press)).toMatchObject([
      { name: "Edda", words: "At last!\nReally.", state: "approved", reader: true, at: "2020-02-01T10:00:00.000Z" },
      { name: "سامي", words: "لا أظن.", state: "approved", reader: true },
      { name: "سامي", words: "Rude.", state: "refused", reason: "other" },
    ]);
    const [shown] = await press.database.publicReader.selectFrom("thread_comment").selectAll().orderBy("id").execute();
    expect(shown).toMatchObject({ picked: 1, respects: 3, edited_at: 1580551260000, replies: 1 });
    const readers = await press.database.reader
      .selectFrom("reader")
      .select(["name", "email", "approved", "refused"])
      .orderBy("approved")
      .orderBy("name")
      .execute();
    expect(readers).toEqual(
      expect.arrayContaining([
        { name: "Edda", email: "edda@example.net", approved: 1, refused: 0 },
        { name: "سامي", email: null, approved: 1, refused: 1 },
      ]),
    );
    expect(await take(press, file("comments"), file("users"), file("stories"))).toMatchObject({ taken: 0, there: 3 });
  });

  test("go out whole and come in again the same, here not at all, in another house all of them", async () => {
    const { press, clock } = await withStory(await newPlace());
    const top = await entered(press, "At last!\n\nReally.", { name: "Edda" });
    clock.pass(minute);
    await entered(press, "پاسخ", { to: top, name: "شیرین" });
    await entered(press, "waits", { state: "waiting", reason: "links" });
    const refused = await entered(press, "rude", { state: "waiting" });
    await press.database.transact((tx) =>
      decide(
        tx,
        { by: "person:mod", at: clock.now(), act: "refuse", reason: "abuse", note: "No." },
        { id: refused, version: 1 },
      ),
    );
    const written = async (from: Press) => {
      const all = [];
      for await (const line of exportComments(from.database.reader, {
        origin: "https://news.example",
        addresses: false,
      }))
        all.push(line);
      return all;
    };
    const lines = await written(press);
    expect(lines[3]).toMatchObject({ words: "rude", state: "refused", reason: "abuse", note: "No." });
    expect(lines[3]?.decisions).toMatchObject([{ by: "person:mod", act: "refused", reason: "abuse" }]);
    const file = join(await temporaryFolder(), "comments.jsonl");
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(await take(press, file)).toMatchObject({ taken: 0, there: 4, refusedCount: 0 });
    const other = await withStory(await newPlace());
    expect(await take(other.press, file)).toMatchObject({ taken: 4, there: 0, refusedCount: 0 });
    const told = (all: Awaited<ReturnType<typeof written>>) =>
      all.map(({ decisions, ...rest }) => ({
        ...rest,
        // Who decided it there is someone elsewhere here, and that it was taken in is told besides.
        decisions: decisions
          .filter(({ act }) => act !== "imported")
          .map(({ by, ...decision }) => ({ ...decision, by: by.replace(/^person:/, "elsewhere:") })),
      }));
    expect(told(await written(other.press))).toEqual(told(lines));
    expect(await take(other.press, file)).toMatchObject({ taken: 0, there: 4 });
  });
});
