import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { normalRuns } from "../../src/domain/story/normal-body.js";
import type { Block, Inline } from "../../src/domain/story/revision.js";
import type { Instant, PictureId, Slug } from "../../src/kernel/ids.js";
import { alignCopy } from "../../src/newsroom/copy/align-copy.js";
import { keepUpdates, readKeptCopy } from "../../src/newsroom/copy/keep-copy.js";
import { readCopy } from "../../src/newsroom/copy/read-copy.js";
import { saveCopy } from "../../src/newsroom/copy/save-copy.js";
import { writeCopy } from "../../src/newsroom/copy/write-copy.js";
import { readLife } from "../../src/newsroom/ledger/read-lives.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { code, editor, noon, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

const words = fc.stringMatching(/^[a-zA-Zآ-ی۰-۹‌'’.,-]{1,12}( [a-zA-Zآ-ی۰-۹‌'’.,-]{1,12}){0,4}$/);
const run: fc.Arbitrary<Inline> = fc.record(
  {
    text: words,
    strong: fc.constant(true as const),
    emphasis: fc.constant(true as const),
    href: fc.constant("https://a.example/x"),
  },
  { requiredKeys: ["text"] },
);
const runs = fc.array(run, { minLength: 1, maxLength: 4 }).map(normalRuns);
const paragraph = runs.map((text) => ({ kind: "paragraph" as const, text }));
const list = fc.record({
  kind: fc.constant("list" as const),
  ordered: fc.boolean(),
  items: fc.array(runs, { minLength: 1, maxLength: 3 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  paragraph,
  list,
  words.map((text) => ({ kind: "crosshead" as const, text })),
  fc.record({ kind: fc.constant("quote" as const), text: runs, cite: fc.option(words) }),
  fc.record({ kind: fc.constant("embed" as const), url: fc.constant("https://video.example/1"), title: words }),
  fc.record({
    kind: fc.constant("box" as const),
    title: words,
    body: fc.array(fc.oneof(paragraph, list), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("picture" as const),
    picture: fc.record({
      id: fc.constant("ab".repeat(32) as PictureId),
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
      alt: words,
      caption: fc.option(words),
      credit: fc.option(words),
    }),
  }),
);

describe("a working copy", () => {
  test("says what the revision said, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), words, fc.option(words), (body, headline, kicker) => {
        const before = revision(headline, {
          body,
          kicker,
          topics: [{ slug: "war" as Slug, name: "War" }],
          embargo: noon as Instant,
        });
        const document = new Y.Doc();
        writeCopy(document, before);
        expect(readCopy(document, before)).toEqual(before);
        writeCopy(document, revision("Other"));
        writeCopy(document, before);
        expect(readCopy(document, before)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  test("gives a sound revision whatever a client wrote into it", () => {
    const document = new Y.Doc();
    const base = revision("Sound");
    writeCopy(document, base);
    const chosen = document.getMap("chosen");
    for (const [key, value] of Object.entries({
      section: "../..",
      topics: [{ slug: 4 }, "x"],
      picture: { id: "no" },
      embargo: "soon",
      pinned: [{ kind: "story", code: -4 }],
      banned: ["x"],
    }))
      chosen.set(key, value as never);
    document.getText("headline").insert(0, "\u0000\u0007Bell ");
    const body = document.getXmlFragment("body");
    const script = new Y.XmlElement("script");
    script.insert(0, [new Y.XmlText("alert(1)")]);
    const embed = new Y.XmlElement("embed");
    embed.setAttribute("url", "javascript:alert(1)");
    const link = new Y.XmlText();
    link.insert(0, "here", { link: { href: "javascript:alert(1)" } });
    body.insert(0, [script, embed, link]);
    const read = readCopy(document, base);
    expect(read).toMatchObject({
      headline: "Bell Sound",
      section: base.section,
      topics: [],
      picture: null,
      embargo: null,
      pinned: [],
      banned: [],
    });
    expect(read.body.slice(0, 2)).toEqual([
      { kind: "paragraph", text: [{ text: "alert(1)" }] },
      { kind: "paragraph", text: [{ text: "here" }] },
    ]);
  });

  test("nested deeper than any story is read without exhausting the stack", () => {
    const document = new Y.Doc();
    let parent: Y.XmlFragment = document.getXmlFragment("body");
    for (let depth = 0; depth < 3000; depth += 1) {
      const inner = new Y.XmlElement("listItem");
      parent.insert(0, [inner]);
      parent = inner;
    }
    parent.insert(0, [new Y.XmlText("deep")]);
    expect(readCopy(document, revision("Deep")).body).toEqual([{ kind: "paragraph", text: [{ text: "deep" }] }]);
  });
});

onBoth("the copy and the ledger", (newPlace) => {
  const occasion = { actor: editor, at: noon as Instant };

  async function typed(
    press: Awaited<ReturnType<typeof openEnglishNewsroom>>["press"],
    actor: string,
    add: string,
  ): Promise<void> {
    const kept = await readKeptCopy(press.database.reader, code(1));
    if (kept === null) throw new Error("no copy");
    const before = Y.encodeStateVector(kept.document);
    kept.document.getText("headline").insert(0, add);
    const bytes = Y.encodeStateAsUpdate(kept.document, before);
    await press.database.transact((tx) => keepUpdates(tx, [{ code: code(1), actor, bytes }]));
  }

  test("what was typed becomes a revision by those who typed it, once", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await saveStory(press, editor, { code: null, revision: revision("Ships leave") });
    await press.database.transact((tx) => alignCopy(tx, occasion, { code: code(1) }));
    await typed(press, "person:sara", "Ten ");
    await typed(press, "person:omid", "About ");
    for (let twice = 0; twice < 2; twice += 1)
      await press.database.transact((tx) => saveCopy(tx, { ...occasion, actor: "clock" }, { code: code(1) }));
    const entries = await press.database.reader
      .selectFrom("ledger")
      .select(["actor", "reason"])
      .where("noun", "=", "story")
      .execute();
    expect(entries.map(({ actor, reason }) => [actor, reason])).toEqual([
      [editor, null],
      ["person:omid", "with person:sara"],
    ]);
    expect((await readLife(press.database.reader, code(1)))?.working?.headline).toBe("About Ten Ships leave");
  });

  test("words that came by wire come into a copy nobody typed in", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await saveStory(press, editor, { code: null, revision: revision("One") });
    await press.database.transact((tx) => alignCopy(tx, occasion, { code: code(1) }));
    await saveStory(press, "wire:ninjs", { code: code(1), revision: revision("Two") });
    const story = await press.database.transact((tx) => alignCopy(tx, occasion, { code: code(1) }));
    expect(story?.words.headline).toBe("Two");
    expect(story?.followed).not.toBeNull();
  });

  test("where both changed, both stand in the history and the typed words go on", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await saveStory(press, editor, { code: null, revision: revision("One") });
    await press.database.transact((tx) => alignCopy(tx, occasion, { code: code(1) }));
    await typed(press, "person:sara", "Typed ");
    await saveStory(press, "wire:ninjs", { code: code(1), revision: revision("Wired") });
    const story = await press.database.transact((tx) => alignCopy(tx, occasion, { code: code(1) }));
    expect(story?.words.headline).toBe("Typed One");
    const bodies = await press.database.reader
      .selectFrom("ledger")
      .select("body")
      .where("noun", "=", "story")
      .orderBy("seq")
      .execute();
    expect(bodies.map(({ body }) => (JSON.parse(body ?? "{}") as { headline: string }).headline)).toEqual([
      "One",
      "Wired",
      "Typed One",
    ]);
  });
});
