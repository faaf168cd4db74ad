import { expect, test } from "vitest";
import type { CommentId } from "../../src/domain/comment/comment-id.js";
import { entered } from "../comments/entered.js";
import { type AtDesk, openDeskHouse } from "../setup/desk.js";
import { code, minute, testClock } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { publishedBy } from "./written.js";

const key = () => ({ "Idempotency-Key": crypto.randomUUID() });

const queueOf = async (who: AtDesk, queue: "waiting" | "refused" | "approved" | "reported" | "unmoderated") => {
  const { value } = await who.call("listComments", { query: { queue } });
  return value.comments.map(({ words }) => words);
};

const decide = async (who: AtDesk, id: CommentId, act: "approve" | "refuse" | "feature", seen?: string) => {
  const etag = seen ?? (await who.call("openComment", { params: { id } })).etag ?? "";
  return who.call("decideComment", {
    params: { id },
    body: { act, reason: act === "refuse" ? "abuse" : null, note: act === "refuse" ? "Be civil." : null },
    headers: { "If-Match": etag },
  });
};

onBoth("comments at the desk", (newPlace) => {
  test("are for moderators, editors and chiefs, as the sentences say", async () => {
    const desk = await openDeskHouse(await newPlace());
    const id = await entered(desk.press, "Well.", { state: "waiting" });
    const [mona, rana, emil] = [
      await desk.join("Mona", ["moderator"]),
      await desk.join("Rana", ["reporter"]),
      await desk.join("Emil", ["editor"]),
    ];
    expect((await rana.call("listComments")).problem.detail).toBe(
      "Moderators, editors and chiefs may decide on readers' comments.",
    );
    expect((await rana.call("openComment", { params: { id } })).status).toBe(403);
    for (const [door, body] of [
      ["decideComment", { act: "approve", reason: null, note: null }],
      ["undoDecision", {}],
      ["banWriter", { until: null, reason: "x" }],
    ] as const) {
      const { status } = await rana.call(door, {
        params: { id },
        body: body as never,
        headers: { "If-Match": '"1"', ...key() },
      });
      expect(status, door).toBe(403);
    }
    expect((await emil.call("listBans")).problem.detail).toBe("Moderators and chiefs may ban readers, and end a ban.");
    expect((await rana.call("commentRules", { query: { scope: "edition:en" } })).status).toBe(403);
    expect(await queueOf(mona, "waiting")).toEqual(["Well."]);
    expect((await mona.call("me")).value.may).toMatchObject({ moderate: null, ban: null, publish: expect.anything() });
  });

  test("are decided on as they were seen; what the other saw is gone, and they are told", async () => {
    const desk = await openDeskHouse(await newPlace());
    const id = await entered(desk.press, "Well.", { state: "waiting" });
    const [mona, max] = [await desk.join("Mona", ["moderator"]), await desk.join("Max", ["moderator"])];
    const seen = (await max.call("openComment", { params: { id } })).etag ?? "";
    expect(seen).toBe('"1"');
    const done = await decide(mona, id, "refuse");
    expect(done.value).toMatchObject({
      etag: '"2"',
      comment: { state: "refused", reason: "abuse", note: "Be civil." },
    });
    expect(done.value.decisions[0]).toMatchObject({ actor: `person:${mona.id}`, act: "refused" });
    const late = await decide(max, id, "approve", seen);
    expect([late.status, late.problem.detail]).toEqual([
      412,
      "Someone has decided on this comment, or its writer has changed it, since you saw it.",
    ]);
    expect(
      (await mona.call("decideComment", { params: { id }, body: { act: "approve", reason: null, note: null } })).status,
    ).toBe(428);
    const undo = (who: AtDesk, version: string) =>
      who.call("undoDecision", {
        ...{ params: { id: done.value.decision }, body: {}, headers: { ...key(), "If-Match": version } },
      });
    expect((await max.call("undoDecision", { params: { id: done.value.decision }, body: {} })).status).toBe(428);
    expect((await undo(max, seen)).status).toBe(412);
    const taken = await undo(max, done.value.etag);
    expect(taken.value.comment).toMatchObject({ state: "waiting", reason: null });
    expect(await queueOf(mona, "waiting")).toEqual(["Well."]);
    expect((await undo(mona, taken.value.etag)).status).toBe(412);
  });

  test("are decided on many at once; those that moved are named, and the same request again is the same answer", async () => {
    const desk = await openDeskHouse(await newPlace());
    const ids = [];
    for (const words of ["one", "two", "three"]) ids.push(await entered(desk.press, words, { state: "waiting" }));
    const mona = await desk.join("Mona", ["moderator"]);
    await decide(mona, ids[1] as CommentId, "approve");
    const ask = {
      body: {
        act: "refuse" as const,
        reason: "spam" as const,
        note: null,
        comments: ids.map((id) => ({ id, version: 1 })),
      },
      headers: key(),
    };
    const first = await mona.call("decideComments", ask);
    expect(first.value.done.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(first.value.refused.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await mona.call("decideComments", ask)).value).toEqual(first.value);
    expect(await queueOf(mona, "refused")).toEqual(["three", "one"]);
  });

  test("are paged, and found by edition and story", async () => {
    const desk = await openDeskHouse(await newPlace());
    const story = await publishedBy(desk.owner, "A bridge opens");
    const clock = desk.clock;
    for (let at = 0; at < 52; at += 1) {
      clock.pass(1000);
      await entered(desk.press, `${at}`, { state: "waiting", code: code(at % 2 === 0 ? story : 77) });
    }
    const first = (await desk.owner.call("listComments", { query: { queue: "waiting" } })).value;
    expect([first.comments.length, first.counts.waiting]).toEqual([50, 52]);
    const next = (await desk.owner.call("listComments", { query: { queue: "waiting", after: first.next ?? "" } }))
      .value;
    expect(next.comments.map(({ words }) => words)).toEqual(["50", "51"]);
    expect(next.next).toBeNull();
    const ours = (await desk.owner.call("listComments", { query: { queue: "waiting", edition: "en" } })).value;
    expect(ours.comments).toHaveLength(26);
    expect(ours.comments[0]?.story?.headline).toBe("A bridge opens");
    const theirs = (await desk.owner.call("listComments", { query: { queue: "waiting", code: "77" } })).value;
    expect(theirs.comments).toHaveLength(26);
    expect(JSON.stringify(first)).not.toMatch(/network|receipt/);
  });

  test("have writers who can be banned, for a time, with a reason, on the record; and let back in", async () => {
    const clock = testClock();
    const desk = await openDeskHouse(await newPlace(), { clock });
    const id = await entered(desk.press, "Threats.", { network: "n1" });
    const mona = await desk.join("Mona", ["moderator"]);
    const ban = (until: number | null) =>
      mona.call("banWriter", {
        ...{ params: { id }, body: { until, reason: "Threats." }, headers: { ...key(), "If-Match": '"1"' } },
      });
    expect((await ban(clock.now() - minute)).status).toBe(400);
    const made = await ban(clock.now() + 60 * minute);
    expect((await mona.call("openComment", { params: { id } })).value.ban).toMatchObject({ reason: "Threats." });
    const { bans } = (await mona.call("listBans")).value;
    expect(bans).toHaveLength(1);
    const lift = async (etag: string) =>
      (await mona.call("liftBan", { params: { id: made.value.id }, headers: { "If-Match": etag } })).status;
    expect(await lift("")).toBe(428);
    expect(await lift('"another"')).toBe(412);
    expect((await mona.call("openComment", { params: { id } })).value.ban).not.toBeNull();
    expect(await lift(bans[0]?.etag ?? "")).toBe(200);
    expect(await lift(bans[0]?.etag ?? "")).toBe(404);
    expect((await mona.call("openComment", { params: { id } })).value.ban).toBeNull();
    const record = (await desk.owner.call("readAudit", { query: { words: "ban" } })).value.entries.map(
      ({ act }) => act,
    );
    expect(record).toEqual(expect.arrayContaining(["banned a reader", "ended a ban"]));
  });

  test("have rules that are inherited, changed only as they were seen, and word lists that can be tried", async () => {
    const desk = await openDeskHouse(await newPlace());
    const story = await publishedBy(desk.owner, "A bridge opens");
    const mona = await desk.join("Mona", ["moderator"]);
    const read = async (scope: string) => (await mona.call("commentRules", { query: { scope } })).value;
    const before = await read("edition:en");
    expect(before).toMatchObject({ settings: {}, inherited: { mode: "before" }, banned: "", policy: {} });
    const set = await mona.call("setCommentRules", {
      body: {
        scope: "edition:en",
        settings: { mode: "after", closeAfterDays: 14 },
        policy: { newcomers: 3 },
        banned: "vermin\n…\nاحمق",
      },
      headers: { "If-Match": before.etag },
    });
    expect(set.value.unreadable.banned).toEqual([{ line: 2, text: "…" }]);
    expect(set.value.inheritedPolicy).toMatchObject({ newcomers: 3, longest: 4000 });
    expect((await read("edition:en")).banned?.split("\n").toSorted()).toEqual(["vermin", "احمق"].toSorted());
    const stale = await mona.call("setCommentRules", {
      body: { scope: "edition:en", settings: { mode: "closed" } },
      headers: { "If-Match": before.etag },
    });
    expect(stale.status).toBe(412);
    expect(await read(`story:${story}`)).toMatchObject({
      settings: {},
      inherited: { mode: "after", closeAfterDays: 14 },
      policy: null,
    });
    expect((await read("section:en/world")).inherited.mode).toBe("after");
    for (const scope of ["edition:EN", "nothing", "story:99999", "section:en"])
      expect((await mona.call("commentRules", { query: { scope } })).status, scope).toBe(400);
    const tried = await mona.call("tryWords", { body: { text: "You V-e-r-m-i-n", words: "vermin", language: "en" } });
    expect(tried.value.found).toEqual([{ entry: "vermin", line: 1, from: 4, to: 15, guessed: false }]);
    const { value: record } = await desk.owner.call("readAudit", { query: { words: "rules" } });
    expect(record.entries[0]).toMatchObject({ act: "changed the rules for comments", subject: "edition:en" });
  });

  test("move with their story to another, on the record", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [from, to] = [await publishedBy(desk.owner, "One"), await publishedBy(desk.owner, "Two")];
    await entered(desk.press, "Well.", { code: code(from) });
    const look = async (story: number) => (await desk.owner.call("openThread", { params: { code: story } })).value;
    const move = async (target: number, etag?: string) =>
      desk.owner.call("moveThread", {
        ...{ params: { code: from }, body: { to: target } },
        headers: { ...key(), "If-Match": etag ?? (await look(from)).etag },
      });
    expect((await move(from)).status).toBe(400);
    expect((await move(4711)).status).toBe(404);
    expect((await move(to, "")).status).toBe(428);
    const seen = await look(from);
    expect(seen.comments).toBe(1);
    // A comment that comes meanwhile goes along, as it would have a moment later.
    await entered(desk.press, "Oh.", { code: code(from) });
    expect((await move(to, seen.etag)).value).toEqual({ moved: 2 });
    // Those who saw them where they are no more are told.
    expect((await move(to, seen.etag)).status).toBe(412);
    expect(
      (await desk.owner.call("listComments", { query: { queue: "approved", code: String(to) } })).value.comments,
    ).toHaveLength(2);
  });

  test("are told of in a feed for each queue, to whoever has a token for feeds", async () => {
    const desk = await openDeskHouse(await newPlace());
    await entered(desk.press, "Is <b>this</b> so?", { state: "waiting", name: "Eve & Ada" });
    const token = async (...scopes: ("comment-feeds" | "comments" | "read")[]) =>
      (await desk.owner.call("makeToken", { body: { name: scopes.join(), scopes }, headers: key() })).value.token;
    const [feeds, comments, both] = [
      await token("comment-feeds"),
      await token("comments"),
      await token("comment-feeds", "comments"),
    ];
    const path = "/api/v1/desk/comment-feeds/waiting.xml";
    const got = await desk.get(`${path}?token=${feeds}`);
    expect([got.status, got.headers["content-type"]]).toEqual([200, "application/rss+xml; charset=utf-8"]);
    expect(got.text).toMatch(/Is &lt;b&gt;this&lt;\/b&gt; so\?|<!\[CDATA\[Is <b>this<\/b> so\?\]\]>/);
    const status = async (where: string, headers = {}) => (await desk.get(where, headers)).status;
    expect(await status(path, { Authorization: `Bearer ${comments}` })).toBe(200);
    // A token in an address lies in logs: one that opens more is not taken from there.
    for (const other of ["", "?token=", "?token=dl_no", `?token=${comments}`, `?token=${both}`])
      expect(await status(path + other), other).toBe(401);
    expect(await status("/api/v1/desk/comments", { Authorization: `Bearer ${feeds}` })).toBe(403);
    expect(await status("/api/v1/desk/comments", { Authorization: `Bearer ${comments}` })).toBe(200);
    expect(await status("/api/v1/desk/stories", { Authorization: `Bearer ${feeds}` })).toBe(403);
    expect(await status(`/api/v1/desk/comment-feeds/other.xml?token=${feeds}`)).toBe(404);
  });

  test("make themselves known to an open desk, wherever they were written", async () => {
    const desk = await openDeskHouse(await newPlace());
    const beats: string[] = [];
    const line = await desk.owner.fetch("/api/v1/desk/events", { headers: { Accept: "text/event-stream" } });
    const reader = line.body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = (async () => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) beats.push(part.value);
    })();
    await expect.poll(() => beats.join("")).toContain("here");
    // The first look is what later ones are compared with.
    await expect
      .poll(async () => {
        await entered(desk.press, "Well.", { state: "waiting" });
        return beats.join("");
      })
      .toContain('"noun":"comment"');
    await reader?.cancel();
    await read;
  });
});
