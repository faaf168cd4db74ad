import { sql } from "kysely";
import { expect, test } from "vitest";
import { createJudge, type JudgeOptions } from "../../src/comments/pipeline/judge.js";
import type { Candidate } from "../../src/comments/pipeline/phase.js";
import { phases } from "../../src/comments/pipeline/phases.js";
import { setPolicy } from "../../src/comments/rules/set-policy.js";
import { setWords } from "../../src/comments/rules/set-words.js";
import type { ModerationPolicy } from "../../src/domain/comment/policy.js";
import { err, ok } from "../../src/kernel/result.js";
import type { Press } from "../../src/newsroom/press.js";
import { code, editor, en, minute, openEnglishNewsroom } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { entered } from "./entered.js";
import { workingHere } from "./working-here.js";

const day = 24 * 60 * minute;

/** A candidate of a known reader, where nobody looks first, so that only what a test is about finds anything. */
const candidate = (press: Press, parts: Partial<Candidate> = {}): Candidate => ({
  ...{ code: code(1), edition: en, section: "world", language: "en", mode: "after", words: "A fair point." },
  ...{ wordsHash: "fair", name: "Ada", reader: "ada", network: null, parent: null, edits: null, at: press.clock.now() },
  ...parts,
});

const known = (press: Press, id = "ada", parts: { approved?: number } = {}) =>
  press.database.transact(({ rows }) =>
    rows
      .insertInto("reader")
      .values({
        id,
        name: id,
        email: `${id}@x.example`,
        made_at: 0,
        approved: 5,
        refused: 0,
        erased_at: null,
        person: null,
        ...parts,
      })
      .execute(),
  );

const policy = (press: Press, to: ModerationPolicy) => press.database.transact((tx) => setPolicy(tx, "edition:en", to));

const words = (press: Press, kind: "banned" | "suspect", text: string, edition = "en") =>
  press.database.transact((tx) =>
    setWords(tx, { edition, kind, text, language: "en", actor: editor, at: press.clock.now() }),
  );

const judged = async (press: Press, parts: Partial<Candidate> = {}, options: JudgeOptions = {}) => {
  const { state, reason, findings } = await createJudge(
    press.database.reader,
    phases,
    options,
  )(candidate(press, parts));
  return [state, reason, findings.map(({ phase }) => phase).join(" ")];
};

onBoth("the pipeline of moderation", (newPlace) => {
  test("lets a known reader's fair comment go live where nobody looks first, and lets it wait where someone does", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    expect(await judged(press)).toEqual(["approved", null, ""]);
    expect(await judged(press, { mode: "before" })).toEqual(["waiting", "mode", "mode"]);
  });

  test("refuses what is longer than the paper takes", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    await policy(press, { longest: 10 });
    expect(await judged(press, { words: "😀".repeat(10) })).toEqual(["approved", null, ""]);
    expect(await judged(press, { words: "😀".repeat(11) })).toEqual(["refused", "length", "length"]);
  });

  test("lets a link wait, refuses many as spam", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    expect(await judged(press, { words: "See https://other.example/a" })).toEqual(["waiting", "links", "links"]);
    expect(await judged(press, { words: "Cheap pills at pills.shop/now" })).toEqual(["waiting", "links", "links"]);
    expect(await judged(press, { words: "It was 3.5 km, i.e. far. Right?No." })).toEqual(["approved", null, ""]);
    expect(await judged(press, { words: "www.a.com ".repeat(9) })).toEqual(["refused", "spam", "links"]);
  });

  test("refuses the same words again under a story, and lets those wait that many send", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await known(press);
    await entered(press, "A fair point.", { reader: "ada", wordsHash: "fair" });
    expect(await judged(press)).toEqual(["refused", "repeat", "repeats"]);
    expect(await judged(press, { code: code(2) })).toEqual(["approved", null, ""]);
    await entered(press, "A fair point.", { wordsHash: "fair" });
    await entered(press, "A fair point.", { wordsHash: "fair" });
    expect(await judged(press, { code: code(2) })).toEqual(["waiting", "repeat", "repeats"]);
    clock.pass(day + minute);
    expect(await judged(press)).toEqual(["approved", null, ""]);
  });

  test("an edit is no repeat of itself", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    const id = await entered(press, "A fair point.", { reader: "ada", wordsHash: "fair" });
    expect(await judged(press, { edits: id })).toEqual(["approved", null, ""]);
  });

  test("refuses banned words and lets suspect ones wait, in names too, disguised too, and hears of new lists at once", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    const judge = createJudge(press.database.reader, phases);
    const state = async (parts: Partial<Candidate>) => (await judge(candidate(press, parts))).state;
    expect(await state({ words: "what a troll" })).toBe("approved");
    await words(press, "suspect", "troll");
    await words(press, "banned", "vermin\nاحمق", "*");
    expect(await state({ words: "what a tr0ll" })).toBe("waiting");
    expect(await state({ words: "what a tr*ll" })).toBe("waiting");
    expect(await state({ words: "controlled" })).toBe("approved");
    expect(await state({ words: "2*3, *trail*, tr*lly" })).toBe("approved");
    // A letter that cannot be seen is a guess: a moderator looks, and nobody is refused for it.
    expect(await state({ words: "v*rm*n" })).toBe("waiting");
    expect(await state({ words: "V e r m i n !" })).toBe("refused");
    expect(await state({ name: "Vеrmin" })).toBe("refused");
    expect(await state({ words: "والأحمـــق", language: "ar" })).toBe("refused");
    await words(press, "suspect", "");
    expect(await state({ words: "what a troll" })).toBe("approved");
  });

  test("lets a comment wait whose words could not be looked through in time", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    const beginnings = Array.from({ length: 97 }, (_, at) => [
      `=${"ab".repeat(50).slice(0, at + 3)}`,
      `=${"ba".repeat(50).slice(0, at + 3)}`,
    ]);
    await words(press, "banned", beginnings.flat().join("\n"));
    expect(await judged(press, { words: `${"ab".repeat(1990)}` })).toEqual(["waiting", "too-slow", "banned"]);
  });

  test("lets newcomers and guests wait, but none of the desk's own", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press, "new", { approved: 0 });
    await workingHere(press, { id: "sara", name: "Sara", email: "staff@x.example" });
    await known(press, "staff", { approved: 0 });
    expect(await judged(press, { reader: "new" })).toEqual(["waiting", "newcomer", "newcomers"]);
    expect(await judged(press, { reader: null, network: "n1" })).toEqual(["waiting", "newcomer", "newcomers"]);
    expect(await judged(press, { reader: "staff", mode: "before" })).toEqual(["approved", null, ""]);
    await policy(press, { newcomers: 0 });
    expect(await judged(press, { reader: null })).toEqual(["approved", null, ""]);
  });

  test("lets someone wait who writes too fast, or was often refused", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await known(press);
    for (let at = 0; at < 5; at += 1)
      await entered(press, `${at}`, { reader: "ada", ...(at < 3 && { state: "refused" as const }) });
    expect(await judged(press)).toEqual(["waiting", "rate", "rate history"]);
    clock.pass(10 * minute);
    expect(await judged(press)).toEqual(["waiting", "history", "history"]);
    expect(await judged(press, { reader: null, network: "n1" })).toEqual(["waiting", "newcomer", "newcomers"]);
  });

  test("asks a program elsewhere; when it is silent, broken, late or unclear the comment waits", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    await policy(press, { classifier: { url: "https://c.example", secret: "whsec_x", patience: 30 } });
    const asked: unknown[] = [];
    const answering = (answer: unknown): JudgeOptions => ({
      patience: 30,
      ask: async (_classifier, question) => {
        asked.push(question);
        return ok(answer);
      },
    });
    expect(await judged(press, {}, answering({ decision: "go on" }))).toEqual(["approved", null, ""]);
    expect(await judged(press, {}, answering({ decision: "wait", detail: "0.8" }))).toEqual([
      "waiting",
      "classifier",
      "outside",
    ]);
    expect(await judged(press, {}, answering({ decision: "refuse", reason: "hatred" }))).toEqual([
      "refused",
      "hatred",
      "outside",
    ]);
    for (const odd of [null, [], "yes", { decision: "approve" }])
      expect(await judged(press, {}, answering(odd))).toEqual(["waiting", "classifier-silent", "outside"]);
    expect(JSON.stringify(asked)).not.toContain("ada");
    expect(await judged(press, {}, { ask: async () => err("no answer") })).toEqual([
      "waiting",
      "classifier-silent",
      "outside",
    ]);
    expect(await judged(press, {}, { ask: () => Promise.reject(new Error("no")) })).toEqual([
      "waiting",
      "broken",
      "outside",
    ]);
    expect(await judged(press, {}, { patience: 30, ask: () => new Promise(() => undefined) })).toEqual([
      "waiting",
      "too-slow",
      "outside",
    ]);
  });

  test("lets everything wait that it cannot know enough about", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await known(press);
    await press.database.transact(({ rows }) => sql`alter table comment_word rename to lost`.execute(rows));
    expect(await judged(press)).toEqual(["waiting", "broken", "known"]);
  });
});
