import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Entering } from "../../src/comments/writing/enter-comment.js";
import { enterTogether } from "../../src/comments/writing/enter-together.js";
import { commentLine, commentWords } from "../../src/domain/comment/words.js";
import type { Instant } from "../../src/kernel/ids.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { createLimits } from "../../src/site/readers/limits.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, noon, revision } from "../setup/newsroom.js";
import { newPlace, onBoth } from "../setup/places.js";
import { hiddenIn, type ReaderAnswer, readerOf } from "../setup/reader.js";
import { openToAll } from "./open-to-all.js";

const thread = "/en/1/ferry-strike/comments";

async function open(place: Parameters<typeof openHouse>[0]): Promise<TestHouse> {
  const house = await openHouse(place);
  await publishStory(house.press, editor, { code: code(1), revision: revision("Ferry strike") });
  await openToAll(house.press);
  return house;
}

const bare: Entering = {
  ...{ code: code(1), at: noon as Instant, parent: null, reader: null, name: "Ada", words: "Words.", wordsHash: "" },
  ...{ receiptHash: "", network: null, badge: null, state: "approved", reason: null, findings: [], source: null },
  by: "writer",
};

/** Fills a thread with rows as the room would have written them, many at a time. */
async function fillThread({ press }: TestHouse, many: number): Promise<void> {
  const first = (press.clock.now() - many * 1000) * 1024;
  const rows = Array.from({ length: many }, (_, at) => {
    const id = first + at * 1000 * 1024;
    // One in ten opens a strand; the others answer it, and the first of them gets a long chain.
    const root = id - (at % 10) * 1000 * 1024;
    const branch = at % 10 === 0 ? 0 : root + 1000 * 1024;
    const parent = at % 10 === 0 ? null : id - 1000 * 1024;
    return { id, code: 1, root, branch, parent, author: null, name: `Reader ${at}`, words: `Words number ${at}.` };
  });
  await press.database.transact(async (tx) => {
    for (let at = 0; at < rows.length; at += 500)
      await tx.rows
        .insertInto("thread_comment")
        .values(
          rows.slice(at, at + 500).map((row) => ({
            ...{ ...row, edited_at: null, respects: row.id % 7, picked: 0, badge: null, gone: null },
            replies: row.branch === 0 ? 9 : row.branch === row.id ? 8 : 0,
          })),
        )
        .execute();
    await tx.rows.insertInto("thread_story").values({ code: 1, shown: many, newest: null }).execute();
  });
}

onBoth("a thread of 20,000 comments", (newPlace) => {
  test("costs a reader no more bytes, and the house no more questions, than one of 200", async () => {
    const measure = async (many: number) => {
      const house = await open(await newPlace());
      await fillThread(house, many);
      await house.indexed();
      await house.get("/en/");
      const cost: Record<string, { readonly asked: number; readonly bytes: number }> = {};
      for (const path of [
        "/en/1/ferry-strike",
        thread,
        `${thread}?sort=oldest`,
        `${thread}?sort=respected`,
        `${thread}.xml`,
      ]) {
        house.queries.take();
        const { bytes, status } = await house.get(path, { "Accept-Encoding": "br" });
        expect(status, path).toBe(200);
        const asked = house.queries.take().filter((sql) => !/(archive|thread)_change/.test(sql));
        cost[path] = { asked: asked.length, bytes: bytes.length };
      }
      return cost;
    };
    const [few, many] = [await measure(200), await measure(20_000)];
    for (const [path, { asked, bytes }] of Object.entries(many)) {
      expect(asked, path).toBeLessThanOrEqual(few[path]?.asked ?? 0);
      expect(asked, path).toBeLessThanOrEqual(8);
      expect(bytes, path).toBeLessThan((few[path]?.bytes ?? 0) * 1.1);
    }
  }, 120_000);

  test("is read to its end page by page, each comment at the top once, in every order", async () => {
    const house = await open(await newPlace());
    await fillThread(house, 2000);
    for (const order of ["newest", "oldest", "respected"]) {
      const seen: string[] = [];
      for (let path: string | undefined = `${thread}?sort=${order}`; path !== undefined; ) {
        const { text } = await house.get(path);
        seen.push(...[...text.matchAll(/<li id="c(\d+)" class="remark"/g)].map((one) => one[1] ?? ""));
        path = /<a href="([^"]+)" rel="next">/.exec(text)?.[1]?.replaceAll("&amp;", "&");
      }
      expect(seen).toHaveLength(200);
      expect(new Set(seen).size).toBe(200);
    }
  });
});

describe("a storm of comments at one story", () => {
  test("of a thousand a second is kept or turned away with its words, each once; every other page is answered meanwhile", async () => {
    const house = await open(await newPlace("sqlite"));
    await house.get("/en/");
    const words = Array.from({ length: 1500 }, (_, at) => `Storm ${at} ${randomUUID()}`);
    const answers: Promise<ReaderAnswer>[] = [];
    const began = performance.now();
    while (answers.length < words.length) {
      // As many as are due by now, whether or not those before were answered.
      while (answers.length < Math.min(words.length, performance.now() - began))
        answers.push(readerOf(house).post(thread, { words: words[answers.length] ?? "", name: "Ada" }));
      expect((await house.get("/en/")).status).toBe(200);
    }
    const outcomes = await Promise.all(answers);
    const of = (status: number): readonly number[] =>
      outcomes.flatMap((outcome, at) => (outcome.status === status ? [at] : []));
    const [kept, turnedAway] = [of(303), of(503)];
    expect(kept.length + turnedAway.length).toBe(words.length);
    expect(kept.length).toBeGreaterThanOrEqual(100);
    expect(turnedAway.length).toBeGreaterThan(0);
    for (const at of turnedAway) expect(outcomes[at]?.text).toContain(`${words[at]}</textarea>`);
    expect(outcomes[turnedAway[0] ?? 0]?.text).toMatch(/Very many are writing here just now\..* in \d+ seconds?\./);
    const rows = await house.press.database.reader.selectFrom("comment").select("words").execute();
    expect(rows.map((row) => row.words).toSorted()).toEqual(kept.map((at) => words[at]).toSorted());
  }, 60_000);

  test("turns nobody away for good: the form that comes back is kept when it is sent at the time it says, once", async () => {
    const house = await open(await newPlace("sqlite"));
    const limit = Array.from({ length: 101 }, (_, at) =>
      readerOf(house).post(thread, { words: `W${at}`, name: "Ada" }),
    );
    await Promise.all(limit);
    const reader = readerOf(house);
    const hostile = '\n"Quoted" & <b>bold</b>\nعربي';
    const away = await reader.post(thread, { words: hostile, name: 'A"da' });
    expect(away.status).toBe(503);
    const back = ">\n\n&quot;Quoted&quot; &amp; &lt;b&gt;bold&lt;/b&gt;\nعربي</textarea>";
    expect(away.text).toContain(back);
    expect(away.text).toContain('value="A&quot;da"');
    const again = { ...hiddenIn(away.text, thread), words: hostile, name: "Ada" };
    const seconds = Number(/in (\d+) seconds?\./.exec(away.text)?.[1]);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const [first, second] = [await reader.post(thread, again), await reader.post(thread, again)];
    expect([first.status, second.location]).toEqual([303, first.location]);
  });

  test("shares the disk: those that come at once are kept in a few commits, a broken one alone is not", async () => {
    const house = await open(await newPlace("sqlite"));
    let commits = 0;
    const { transact } = house.press.database;
    const counted: typeof transact = (work) => {
      commits += 1;
      return transact(work);
    };
    const enter = enterTogether({ transact: counted });
    const entering = (at: number) => enter({ ...bare, receiptHash: `r${at % 950}`, words: `Words ${at}` });
    const outcomes = await Promise.all(Array.from({ length: 1100 }, (_, at) => entering(at)));
    expect(outcomes.filter((one) => one.ok && !one.value.again)).toHaveLength(950);
    // The queue takes a thousand beside the one in hand; whoever comes later is told to wait.
    expect(outcomes.filter((one) => !one.ok && one.error === "full").length).toBeGreaterThan(0);
    expect(commits).toBeLessThanOrEqual(10);
    const broken = { ...bare, receiptHash: "broken", words: null as unknown as string };
    const mixed = await Promise.allSettled([
      enter({ ...bare, receiptHash: "s1" }),
      enter(broken),
      enter({ ...bare, receiptHash: "s2" }),
    ]);
    expect(mixed.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("is let in a hundred at a time", async () => {
    const limits = createLimits();
    const tries = await Promise.all(Array.from({ length: 150 }, () => limits.take("story", "1")));
    expect(tries.filter((seconds) => seconds === 0)).toHaveLength(100);
    expect(Math.max(...tries)).toBeLessThanOrEqual(2);
    expect(await limits.take("story", "2")).toBe(0);
  });

  test("of one network is five a minute; the sixth is told for how long to wait, and keeps its words", async () => {
    const house = await open(await newPlace("sqlite"));
    const reader = readerOf(house);
    const answers = [];
    for (let at = 0; at < 8; at += 1) answers.push(await reader.post(thread, { words: `Word ${at}`, name: "Ada" }));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 429, 429, 429]);
    expect(answers[5]?.text).toMatch(/That was quick\..* in \d+ seconds\./);
    expect(answers[5]?.text).toContain("Word 5</textarea>");
  });
});

describe("hostile letters", () => {
  test("lose what steers, hides or towers, and keep what a script needs", () => {
    const words = (text: string) => commentWords(text);
    expect(words("a\u202eb\u2066c\u2069d")).toEqual({ ok: true, value: "abcd" });
    expect(words(`z${"\u0301".repeat(50)}algo`)).toEqual({ ok: true, value: "ź\u0301\u0301\u0301\u0301algo" });
    expect(words("می\u200cخواهم")).toEqual({ ok: true, value: "می\u200cخواهم" });
    expect(words("hid\u200b\u200b\u200b\u200cden")).toEqual({ ok: true, value: "hid\u200bden" });
    expect(words("one\r\n\r\n\r\n\r\ntwo\u0000 \t three")).toEqual({ ok: true, value: "one\n\ntwo three" });
    expect(words("👩‍👩‍👧 ok").ok).toBe(true);
    expect(words("\u202e\u200b \n").ok).toBe(false);
    expect(commentLine("Ev\u202eil\n name", 60)).toEqual({ ok: true, value: "Evil name" });
  });

  test("of a megabyte are refused at once", () => {
    expect(commentWords("\u0301".repeat(1_000_000)).ok).toBe(false);
    expect(commentWords(`a${"\u0301".repeat(19_990)}`).ok).toBe(true);
    expect(commentWords(" \n".repeat(9_999)).ok).toBe(false);
  });
});
