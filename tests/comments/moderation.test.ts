import { CompiledQuery } from "kysely";
import { expect, test } from "vitest";
import { banWriter, liftBan, standingBans } from "../../src/comments/moderation/bans.js";
import { type Deciding, decide } from "../../src/comments/moderation/decide.js";
import { openComment } from "../../src/comments/moderation/open-comment.js";
import { countQueues, queueQuestion, readQueue } from "../../src/comments/moderation/read-queue.js";
import { undoDecision } from "../../src/comments/moderation/undo-decision.js";
import { openCommentHouse } from "../../src/comments/open-comment-house.js";
import { moveThread } from "../../src/comments/thread/move-thread.js";
import { editComment } from "../../src/comments/writing/edit-comment.js";
import { postComment } from "../../src/comments/writing/post-comment.js";
import { reportComment } from "../../src/comments/writing/report-comment.js";
import { respectComment } from "../../src/comments/writing/respect-comment.js";
import type { CommentId } from "../../src/domain/comment/comment-id.js";
import type { Queue } from "../../src/domain/comment/moderator-act.js";
import type { Instant } from "../../src/kernel/ids.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import type { Press } from "../../src/newsroom/press.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { restoreStory } from "../../src/newsroom/restore-story.js";
import { code, editor, minute, noon, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { newPlace, onBoth } from "../setup/places.js";
import { entered } from "./entered.js";

const mod = "person:mod" as const;

const queue = async ({ database }: Press, name: Queue) =>
  (await readQueue(database.reader, { queue: name, limit: 50 })).map(({ words }) => words);

const version = async ({ database }: Press, id: CommentId) =>
  (await database.reader.selectFrom("comment").select("version").where("id", "=", id).executeTakeFirstOrThrow())
    .version;

const decided = async (
  press: Press,
  id: CommentId,
  deciding: Partial<Deciding> & Pick<Deciding, "act">,
  seen?: number,
) => {
  const known = seen ?? (await version(press, id));
  return press.database.transact((tx) =>
    decide(tx, { by: mod, at: press.clock.now(), reason: null, note: null, ...deciding }, { id, version: known }),
  );
};

/** Takes a decision back on the comment as it is now. */
const undone = (press: Press, decision: string) =>
  press.database.transact(async (tx) => {
    const row = await tx.rows
      .selectFrom("comment")
      .innerJoin("comment_decision", "comment_decision.comment", "comment.id")
      .select("version")
      .where("comment_decision.id", "=", decision)
      .executeTakeFirst();
    return undoDecision(tx, { decision, version: row?.version ?? 0, by: mod, at: press.clock.now() });
  });

const reader = (press: Press, id: string) =>
  press.database.transact(({ rows }) =>
    rows
      .insertInto("reader")
      .values({
        id,
        name: id,
        email: `${id}@x.example`,
        made_at: 0,
        approved: 0,
        refused: 0,
        erased_at: null,
        person: null,
      })
      .execute(),
  );

const publicWords = async ({ database }: Press) =>
  (
    await database.publicReader
      .selectFrom("thread_comment")
      .select("words")
      .where("gone", "is", null)
      .orderBy("id")
      .execute()
  ).map(({ words }) => words);

const report = (press: Press, id: CommentId, by: string, house = openHouse(press)) =>
  reportComment(house, { id, asker: { reader: by, network: null }, reason: "abuse", note: "Look." });

const openHouse = ({ database, clock }: Press) => openCommentHouse({ database, clock, phases: [] });

onBoth("a moderator", (newPlace) => {
  test("finds each comment in its queue: what waits and is reported oldest first, the rest newest first", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    for (const state of ["waiting", "approved", "refused"] as const)
      for (const at of [1, 2]) {
        clock.pass(minute);
        await entered(press, `${state} ${at}`, { state });
      }
    const [first, second] = await readQueue(press.database.reader, { queue: "approved", limit: 5 });
    await report(press, first?.id as CommentId, "a");
    await report(press, second?.id as CommentId, "b");
    expect(await queue(press, "waiting")).toEqual(["waiting 1", "waiting 2"]);
    expect(await queue(press, "reported")).toEqual(["approved 1", "approved 2"]);
    expect(await queue(press, "unmoderated")).toEqual(["approved 2", "approved 1"]);
    expect(await queue(press, "approved")).toEqual(["approved 2", "approved 1"]);
    expect(await queue(press, "refused")).toEqual(["refused 2", "refused 1"]);
    expect(await countQueues(press.database.reader)).toEqual({ waiting: 2, reported: 2, unmoderated: 2 });
    const page = await readQueue(press.database.reader, { queue: "waiting", limit: 1 });
    const after = page[0]?.id as CommentId;
    expect(
      (await readQueue(press.database.reader, { queue: "waiting", limit: 5, after })).map(({ words }) => words),
    ).toEqual(["waiting 2"]);
  });

  test("approves, refuses with a reason, holds; the public sees it at once and the log who, when and why", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const id = await entered(press, "Well.", { state: "waiting" });
    expect((await decided(press, id, { act: "approve" })).ok).toBe(true);
    expect(await publicWords(press)).toEqual(["Well."]);
    expect(await queue(press, "unmoderated")).toEqual([]);
    expect(await decided(press, id, { act: "refuse" })).toEqual({ ok: false, error: "no-reason" });
    expect((await decided(press, id, { act: "refuse", reason: "abuse", note: "Be civil." })).ok).toBe(true);
    expect(await publicWords(press)).toEqual([]);
    expect((await decided(press, id, { act: "hold" })).ok).toBe(true);
    const open = await openComment(press.database.reader, id, press.clock.now());
    const log = open?.decisions.map(({ actor, act, at, reason, note }) => [actor, act, at, reason, note]);
    expect(log).toHaveLength(3);
    expect(log).toContainEqual([mod, "refused", noon, "abuse", "Be civil."]);
    expect(log).toContainEqual([mod, "held", noon, null, null]);
  });

  test("never acts on what another has acted on: of two at once, one is told", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const id = await entered(press, "Well.", { state: "waiting" });
    const answers = await Promise.all([
      decided(press, id, { act: "approve" }, 1),
      decided(press, id, { act: "refuse", reason: "spam", by: "person:other" }, 1),
      decided(press, id, { act: "approve", by: "person:third" }, 1),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.error === "moved")).toHaveLength(2);
    const log = await press.database.reader.selectFrom("comment_decision").select("id").execute();
    expect(log).toHaveLength(1);
  });

  test("says that a reported comment may stand: its reports are settled, and it is no longer unmoderated", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const id = await entered(press, "Well.");
    await report(press, id, "a");
    await report(press, id, "b");
    expect((await decided(press, id, { act: "approve" })).ok).toBe(true);
    expect([await queue(press, "reported"), await queue(press, "unmoderated")]).toEqual([[], []]);
    expect(await publicWords(press)).toEqual(["Well."]);
  });

  test("takes any decision back, and everything is as it was", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await reader(press, "ada");
    const found = [{ phase: "links", reason: "links" as const, detail: "x.example" }];
    const waiting = await entered(press, "waits", {
      state: "waiting",
      reader: "ada",
      reason: "links",
      findings: found,
    });
    const live = await entered(press, "live");
    await report(press, live, "a");
    const state = async () => ({
      rows: await press.database.reader
        .selectFrom("comment")
        .select(["id", "state", "reason", "reason_note", "reports", "picked", "moderated_at"])
        .orderBy("id")
        .execute(),
      reader: await press.database.reader.selectFrom("reader").select(["approved", "refused"]).execute(),
      open: await press.database.reader.selectFrom("comment_report").select("settled_at").execute(),
      public: await publicWords(press),
    });
    const before = await state();
    const acts = [
      [waiting, { act: "approve" }],
      [waiting, { act: "refuse", reason: "abuse", note: "No." }],
      [live, { act: "approve" }],
      [live, { act: "refuse", reason: "abuse" }],
      [live, { act: "hold" }],
      [live, { act: "feature" }],
    ] as const;
    for (const [id, act] of acts) {
      clock.pass(minute);
      const done = await decided(press, id, act);
      if (!done.ok) throw new Error(`${act.act}: ${done.error}`);
      expect(await state(), act.act).not.toEqual(before);
      clock.pass(minute);
      expect((await undone(press, done.value)).ok, act.act).toBe(true);
      expect(await state(), act.act).toEqual(before);
      expect(await undone(press, done.value)).toEqual({ ok: false, error: "moved" });
    }
  });

  test("takes nothing back that someone else has decided since", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    const id = await entered(press, "Well.", { state: "waiting" });
    const done = await decided(press, id, { act: "approve" });
    clock.pass(minute);
    await decided(press, id, { act: "feature", by: "person:other" });
    expect(done.ok && (await undone(press, done.value))).toEqual({ ok: false, error: "moved" });
    expect(await undone(press, "none")).toEqual({ ok: false, error: "unknown" });
  });

  test("features what is public, and nothing else; a refusal ends it", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const id = await entered(press, "Well.");
    const waiting = await entered(press, "waits", { state: "waiting" });
    expect(await decided(press, waiting, { act: "feature" })).toEqual({ ok: false, error: "impossible" });
    expect((await decided(press, id, { act: "feature" })).ok).toBe(true);
    const picked = async () =>
      (await press.database.publicReader.selectFrom("thread_comment").select("picked").execute()).map(
        (row) => row.picked,
      );
    expect(await picked()).toEqual([1]);
    await decided(press, id, { act: "refuse", reason: "off-topic" });
    await decided(press, id, { act: "approve" });
    expect(await picked()).toEqual([0]);
  });

  test("sees the story, the thread, the reports and the writer's history beside a comment", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(1), revision: revision("A bridge opens") });
    await reader(press, "ada");
    const top = await entered(press, "top");
    await entered(press, "sister", { to: top });
    const id = await entered(press, "answer", { to: top, reader: "ada" });
    await entered(press, "below", { to: id });
    await entered(press, "elsewhere", { code: code(2), reader: "ada" });
    await entered(press, "stranger's");
    await report(press, id, "b");
    const open = await openComment(press.database.reader, id, press.clock.now());
    expect(open?.comment).toMatchObject({ headline: "A bridge opens", edition: "en", standing: "published" });
    expect(open?.above.map(({ words }) => words)).toEqual(["top"]);
    expect(open?.around.map(({ words }) => words)).toEqual(["sister", "below"]);
    expect(open?.earlier.map(({ words }) => words)).toEqual(["elsewhere"]);
    expect(open?.reports.map(({ note }) => note)).toEqual(["Look."]);
    expect(open?.writer?.name).toBe("ada");
    expect(await openComment(press.database.reader, 7 as CommentId, press.clock.now())).toBeNull();
  });
});

onBoth("a ban", (newPlace) => {
  test("covers every verb, for as long as it says, and ends when it is lifted", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(1), revision: revision("A bridge opens") });
    await press.database.transact(({ rows }) =>
      rows
        .insertInto("thread_setting")
        .values({ scope: "edition:en", body: '{"mode":"after","guests":true}' })
        .execute(),
    );
    await reader(press, "ada");
    await reader(press, "bob");
    const house = openHouse(press);
    const others = await entered(press, "others'", { reader: "bob" });
    let receipt = 0;
    const verbs = async () => {
      const own = await entered(press, "mine", { reader: "ada" });
      receipt += 1;
      const answers = {
        write: await postComment(house, {
          ...{ code: code(1), parent: null, text: "More.", guestName: "", network: null, receipt: `r${receipt}` },
          reader: { id: "ada", name: "ada", person: null } as never,
        }),
        edit: await editComment(house, {
          id: own,
          text: "Other.",
          writer: { reader: "ada", receipt: null },
          network: null,
        }),
        react: await respectComment(house, { id: others, reader: "ada", network: null }),
        report: await report(press, others, "ada", house),
      };
      return Object.entries(answers).map(([verb, { ok }]) => `${verb} ${ok}`);
    };
    const free = ["write true", "edit true", "react true", "report true"];
    const shut = ["write false", "edit false", "react false", "report false"];
    expect(await verbs()).toEqual(free);
    const id = await entered(press, "mine", { reader: "ada" });
    const ban = (until: number | null) =>
      press.database.transact((tx) =>
        banWriter(tx, {
          comment: { id, version: 1 },
          until: until as Instant | null,
          reason: "Threats.",
          by: mod,
          at: clock.now(),
        }),
      );
    await ban(noon + 60 * minute);
    expect(await verbs()).toEqual(shut);
    expect(
      await postComment(house, {
        ...{ code: code(1), parent: null, text: "More.", guestName: "", network: null, receipt: "why" },
        reader: { id: "ada", name: "ada", person: null } as never,
      }),
    ).toEqual({ ok: false, error: { banned: { until: noon + 60 * minute, reason: "Threats." } } });
    clock.pass(61 * minute);
    expect(await verbs()).toEqual(free);
    const forGood = await ban(null);
    clock.pass(365 * 24 * 60 * minute);
    expect(await verbs()).toEqual(shut);
    expect((await standingBans(press.database.reader, clock.now())).map(({ name, reason }) => [name, reason])).toEqual([
      ["ada", "Threats."],
    ]);
    if (forGood.ok) await press.database.transact((tx) => liftBan(tx, forGood.value, clock.now()));
    expect(await verbs()).toEqual(free);
    expect(await standingBans(press.database.reader, clock.now())).toEqual([]);
  });

  test("of a guest covers their network, and nobody where there is none", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    const [known, unknown, others] = [
      await entered(press, "guest", { network: "n1" }),
      await entered(press, "guest"),
      await entered(press, "other"),
    ];
    const ban = (id: CommentId) =>
      press.database.transact((tx) =>
        banWriter(tx, { comment: { id, version: 1 }, until: null, reason: "Spam.", by: mod, at: clock.now() }),
      );
    expect(await ban(unknown)).toEqual({ ok: false, error: "nobody" });
    expect((await ban(known)).ok).toBe(true);
    const house = openHouse(press);
    const tell = (network: string) =>
      reportComment(house, { id: others, asker: { reader: null, network }, reason: "spam", note: "" });
    expect([(await tell("n1")).ok, (await tell("n2")).ok]).toEqual([false, true]);
  });
});

onBoth("a thread", (newPlace) => {
  test("goes with its story when that is killed, and comes back with it", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(1), revision: revision("A bridge opens") });
    const house = openHouse(press);
    const post = (receipt: string) =>
      postComment(house, {
        ...{ code: code(1), parent: null, text: "More.", guestName: "Eve", network: null, receipt, reader: null },
      });
    expect((await post("a")).ok).toBe(true);
    await killStory(press, editor, { code: code(1), reason: "Wrong." });
    expect(await post("b")).toEqual({ ok: false, error: "no-story" });
    await restoreStory(press, editor, code(1));
    expect((await post("c")).ok).toBe(true);
  });

  test("moves to another story as a whole, and stands there in the order of time", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    const one = await entered(press, "one");
    await entered(press, "answer", { to: one });
    await entered(press, "waits", { state: "waiting" });
    clock.pass(minute);
    await entered(press, "two", { code: code(2) });
    clock.pass(minute);
    await entered(press, "three");
    expect(await press.database.transact((tx) => moveThread(tx, code(1), code(2)))).toBe(4);
    const rows = press.database.publicReader;
    const thread = await rows.selectFrom("thread_comment").select(["words", "code"]).orderBy("id").execute();
    expect(thread.map(({ words, code: at }) => `${words} ${at}`)).toEqual(["one 2", "answer 2", "two 2", "three 2"]);
    const counts = await rows.selectFrom("thread_story").select(["code", "shown"]).execute();
    expect(counts).toEqual([{ code: 2, shown: 4 }]);
    const tags = (await rows.selectFrom("thread_change").select("tag").execute()).map(({ tag }) => tag);
    expect(tags).toEqual(expect.arrayContaining(["thread:1", "thread:2"]));
    expect(await press.database.transact((tx) => moveThread(tx, code(1), code(2)))).toBe(0);
    expect(await rows.selectFrom("thread_story").select("shown").execute()).toEqual([{ shown: 4 }]);
  });
});

test("every queue is read by an index that holds it, whatever the archive's size", async () => {
  const { press } = await openEnglishNewsroom(await newPlace("sqlite"));
  const { reader } = press.database;
  const indexes = {
    ...{ waiting: "comment_state", approved: "comment_state", refused: "comment_state" },
    ...{ reported: "comment_reported", unmoderated: "comment_unmoderated" },
  };
  for (const [name, index] of Object.entries(indexes))
    for (const edition of [undefined, "en"]) {
      const { sql: question, parameters } = queueQuestion(reader, {
        queue: name as Queue,
        edition,
        limit: 50,
      }).compile();
      const { rows } = await reader.executeQuery<{ readonly detail: string }>(
        CompiledQuery.raw(`explain query plan ${question}`, [...parameters]),
      );
      const plan = rows.map(({ detail }) => detail).join("; ");
      expect(plan, name).toMatch(new RegExp(`comment USING INDEX ${index}\\b`));
      expect(plan, name).not.toContain("TEMP B-TREE");
    }
});
