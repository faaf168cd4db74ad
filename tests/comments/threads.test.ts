import { sql } from "kysely";
import { expect, test } from "vitest";
import { changeState } from "../../src/comments/change-state.js";
import { createJudge } from "../../src/comments/pipeline/judge.js";
import type { Phase } from "../../src/comments/pipeline/phase.js";
import { phases } from "../../src/comments/pipeline/phases.js";
import { setThreadSettings } from "../../src/comments/settings/set-thread-settings.js";
import { settingsOf } from "../../src/comments/settings/settings-of.js";
import { lastThreadChange, threadChangesAfter } from "../../src/comments/thread/thread-changes.js";
import type { CommentId } from "../../src/domain/comment/comment-id.js";
import { momentOf } from "../../src/domain/comment/comment-id.js";
import { levelOf } from "../../src/domain/comment/place.js";
import { modeAt, scopesOf } from "../../src/domain/comment/settings.js";
import type { CommentState } from "../../src/domain/comment/state.js";
import type { Instant } from "../../src/kernel/ids.js";
import type { Press } from "../../src/newsroom/press.js";
import { code, editor, en, minute, noon, openEnglishNewsroom } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { entered } from "./entered.js";

const shown = async ({ database }: Press) =>
  (
    await database.publicReader
      .selectFrom("thread_comment")
      .select(["id", "words", "gone", "replies", "branch"])
      .orderBy("root")
      .orderBy("branch")
      .orderBy("id")
      .execute()
  ).map((row) => [row.words, row.gone, row.replies, levelOf(row as never)]);

const count = async ({ database }: Press) =>
  (await database.publicReader.selectFrom("thread_story").select("shown").executeTakeFirst())?.shown;

const become = (press: Press, id: CommentId, to: CommentState, seen: number | null = null) =>
  press.database.transact((tx) =>
    changeState(tx, {
      ...{ id, to, seen, at: press.clock.now(), by: editor as `person:${string}`, act: to },
      ...{ reason: to === "refused" ? "abuse" : null, note: null },
    }),
  );

onBoth("a thread", (newPlace) => {
  test("shows what is approved, three levels deep, in order; nothing that waits", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    const first = await entered(press, "first");
    clock.pass(minute);
    const second = await entered(press, "second");
    const under = await entered(press, "under the first", { to: first });
    clock.pass(minute);
    const deep = await entered(press, "deep", { to: under });
    await entered(press, "under the second", { to: second });
    clock.pass(minute);
    await entered(press, "deeper", { to: deep });
    await entered(press, "later under the first", { to: first });
    await entered(press, "waits", { state: "waiting" });
    expect(await shown(press)).toEqual([
      ["first", null, 4, 1],
      ["under the first", null, 2, 2],
      ["deep", null, 0, 3],
      ["deeper", null, 0, 3],
      ["later under the first", null, 0, 2],
      ["second", null, 1, 1],
      ["under the second", null, 0, 2],
    ]);
    expect(await count(press)).toBe(7);
    expect(momentOf(second)).toBe(noon + minute);
  });

  test("keeps the place of what is refused while it is answered, and closes it when the last answer goes", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const top = await entered(press, "top");
    const answer = await entered(press, "answer", { to: top });
    expect((await become(press, top, "refused")).ok).toBe(true);
    expect(await shown(press)).toEqual([
      ["", "refused", 1, 1],
      ["answer", null, 0, 2],
    ]);
    expect(await count(press)).toBe(1);
    await become(press, answer, "withdrawn");
    expect(await shown(press)).toEqual([]);
    expect(await count(press)).toBe(0);
    await become(press, top, "approved");
    expect(await shown(press)).toEqual([["top", null, 0, 1]]);
  });

  test("is never decided on twice on one version, and what its writer took back stays so", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const id = await entered(press, "waits", { state: "waiting" });
    expect((await become(press, id, "approved", 1)).ok).toBe(true);
    expect(await become(press, id, "refused", 1)).toEqual({ ok: false, error: "moved" });
    await become(press, id, "withdrawn");
    expect(await become(press, id, "approved")).toEqual({ ok: false, error: "impossible" });
    expect(await become(press, 5 as CommentId, "approved")).toEqual({ ok: false, error: "unknown" });
    const log = await press.database.reader.selectFrom("comment_decision").select("act").orderBy("at").execute();
    expect(log.map(({ act }) => act).toSorted()).toEqual(["approved", "withdrawn"]);
  });

  test("tells the followers each changed fact once, the newest last", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const rows = press.database.publicReader;
    await entered(press, "one");
    await entered(press, "other", { code: code(2) });
    const cursor = await lastThreadChange(rows);
    await entered(press, "more");
    await entered(press, "more still");
    await entered(press, "waits", { code: code(2), state: "waiting" });
    expect((await threadChangesAfter(rows, cursor, 10)).map(({ tag }) => tag)).toEqual(["thread:1"]);
  });

  test("inherits who may comment from story, section, edition and house", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const scopes = scopesOf({ edition: en, section: "world", code: code(1) });
    const read = () => settingsOf(press.database.reader, scopes);
    expect(await read()).toEqual({ mode: "before", guests: true, closeAfterDays: null });
    await press.database.transact(async (tx) => {
      await setThreadSettings(tx, "edition:en", { mode: "after", guests: false, closeAfterDays: 2 });
      await setThreadSettings(tx, "section:en/world", { guests: true });
      await setThreadSettings(tx, "story:1", { mode: "before" });
    });
    const settings = await read();
    expect(settings).toEqual({ mode: "before", guests: true, closeAfterDays: 2 });
    const published = noon as Instant;
    expect(modeAt(settings, published, (noon + 47 * 60 * minute) as Instant)).toBe("before");
    expect(modeAt(settings, published, (noon + 48 * 60 * minute) as Instant)).toBe("read-only");
  });

  test("lets a comment wait when a phase fails or dawdles", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const candidate = {
      ...{ code: code(1), edition: en, section: "world", language: "en", mode: "after" as const, words: "x" },
      ...{ wordsHash: "", name: "Ada", reader: null, network: null, parent: null, edits: null, at: noon as Instant },
    };
    const rows = press.database.reader;
    expect((await createJudge(rows, [])(candidate)).state).toBe("approved");
    expect((await createJudge(rows, phases)({ ...candidate, mode: "before" })).findings).toContainEqual(
      expect.objectContaining({ reason: "mode" }),
    );
    const broken = { name: "broken", look: () => Promise.reject(new Error("no")) };
    const slow = { name: "slow", look: () => new Promise<never>(() => undefined) };
    const troubles: unknown[] = [];
    const judge = (phase: Phase) =>
      createJudge(rows, [phase], { patience: 5, onTrouble: (error) => void troubles.push(error) })(candidate);
    expect(await judge(slow)).toMatchObject({ state: "waiting", reason: "too-slow" });
    expect(await judge(broken)).toMatchObject({ state: "waiting", reason: "broken" });
    expect(troubles).toHaveLength(1);
  });

  test("cannot be read past its face by the public side: no reader, no mail address, nothing that waits", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await entered(press, "waits", { state: "waiting" });
    for (const table of ["comment", "reader", "reader_session", "sign_in_link", "comment_key", "comment_decision"])
      await expect(sql.raw(`select * from ${table}`).execute(press.database.publicReader), table).rejects.toThrow(
        /not authorized|prohibited|permission denied/,
      );
  });
});
