import { expect, test } from "vitest";
import { approveStory } from "../../src/newsroom/approve-story.js";
import { clarifyStory } from "../../src/newsroom/clarify-story.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { killStory } from "../../src/newsroom/kill-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { redactStory } from "../../src/newsroom/redact-story.js";
import { restoreStory } from "../../src/newsroom/restore-story.js";
import { saveStory } from "../../src/newsroom/save-story.js";
import { spikeStory } from "../../src/newsroom/spike-story.js";
import { submitStory } from "../../src/newsroom/submit-story.js";
import { takeDownStory } from "../../src/newsroom/take-down-story.js";
import { unspikeStory } from "../../src/newsroom/unspike-story.js";
import { updateStory } from "../../src/newsroom/update-story.js";
import { code, editor, minute, noon, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { headlines, seen, wholeArchive, whyGone } from "../setup/public-view.js";

onBoth("a story's verbs", (newPlace) => {
  test("nothing of a draft is public, however far it has come, until it is published", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    const saved = await saveStory(press, editor, { code: code(7), revision: revision("Harbour reopens") });
    expect(saved.ok).toBe(true);
    expect((await submitStory(press, editor, code(7))).ok).toBe(true);
    expect((await approveStory(press, editor, code(7))).ok).toBe(true);
    expect(await wholeArchive(press)).not.toContain("Harbour");
    clock.pass(minute);
    expect((await publishStory(press, editor, { code: code(7) })).ok).toBe(true);
    expect(await seen(press, code(7))).toMatchObject({
      headline: "Harbour reopens",
      publishedAt: noon + minute,
      updatedAt: null,
      notes: [],
    });
    expect(await headlines(press)).toEqual(["Harbour reopens"]);
  });

  test("a published story stays as it is while its next version is written", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Harbour reopens") });
    await saveStory(press, editor, { code: code(7), revision: revision("Harbour to reopen on Monday") });
    expect(await seen(press, code(7))).toMatchObject({ headline: "Harbour reopens" });
    clock.pass(minute);
    expect((await updateStory(press, editor, { code: code(7) })).ok).toBe(true);
    expect(await seen(press, code(7))).toMatchObject({
      headline: "Harbour to reopen on Monday",
      publishedAt: noon,
      updatedAt: noon + minute,
      notes: [],
    });
  });

  test("a correction and a clarification stand on the page, dated, in their order", async () => {
    const { press, clock } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Forty ships wait") });
    clock.pass(minute);
    await correctStory(press, editor, {
      code: code(7),
      note: "It was fourteen ships.",
      revision: revision("Fourteen ships wait"),
    });
    clock.pass(minute);
    await clarifyStory(press, editor, { code: code(7), note: "Fishing boats are not counted." });
    expect(await seen(press, code(7))).toMatchObject({
      headline: "Fourteen ships wait",
      updatedAt: noon + 2 * minute,
      notes: [
        { kind: "correction", at: noon + minute, note: "It was fourteen ships." },
        { kind: "clarification", at: noon + 2 * minute, note: "Fishing boats are not counted." },
      ],
    });
  });

  test("a correction without words for the reader is refused", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Forty ships wait") });
    expect(await correctStory(press, editor, { code: code(7), note: "  " })).toMatchObject({
      ok: false,
      error: expect.stringContaining("note"),
    });
  });

  test("a killed story leaves nothing but its reason, and comes back whole when it is restored", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Harbour reopens") });
    await killStory(press, editor, { code: code(7), reason: "The source withdrew." });
    expect(await seen(press, code(7))).toBeNull();
    expect(await headlines(press)).toEqual([]);
    expect(await whyGone(press, code(7))).toMatchObject({ kind: "killed", reason: "The source withdrew.", at: noon });
    expect(await wholeArchive(press)).not.toContain("Harbour");
    await restoreStory(press, editor, code(7));
    expect(await seen(press, code(7))).toMatchObject({ headline: "Harbour reopens" });
    expect(await whyGone(press, code(7))).toBeNull();
  });

  test("a story that was taken down says so, and by its own reason", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("Harbour reopens") });
    await takeDownStory(press, editor, { code: code(7), reason: "By order of the court." });
    expect(await whyGone(press, code(7))).toMatchObject({ kind: "takenDown", reason: "By order of the court." });
  });

  test("a story on the spike cannot be published until it is taken off", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await saveStory(press, editor, { code: code(7), revision: revision("Harbour reopens") });
    await spikeStory(press, editor, code(7));
    expect(await publishStory(press, editor, { code: code(7) })).toEqual({
      ok: false,
      error: "A story that is spiked cannot be published.",
    });
    await unspikeStory(press, editor, code(7));
    expect((await publishStory(press, editor, { code: code(7) })).ok).toBe(true);
  });

  test("what the rules refuse leaves no trace", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const entries = async () => (await press.database.reader.selectFrom("ledger").select("seq").execute()).length;
    const before = await entries();
    expect((await updateStory(press, editor, { code: code(7), revision: revision("Never") })).ok).toBe(false);
    expect((await restoreStory(press, editor, code(7))).ok).toBe(false);
    expect((await submitStory(press, editor, code(7))).ok).toBe(false);
    expect(await entries()).toBe(before);
  });

  test("a new story gets the next code of the one series, also after the highest was killed", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(971280), revision: revision("Old") });
    await killStory(press, editor, { code: code(971280), reason: "Wrong." });
    const saved = await saveStory(press, editor, { code: null, revision: revision("New") });
    expect(saved.ok && saved.value.code).toBe(971281);
  });

  test("a redaction removes every word that is not public any more, keeps what is, and says by whose order", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    await publishStory(press, editor, { code: code(7), revision: revision("The name of the minor") });
    await correctStory(press, editor, { code: code(7), note: "A name is removed.", revision: revision("A minor") });
    const redacted = await redactStory(press, editor, { code: code(7), order: "District court, 24 November 2026" });
    expect(redacted).toMatchObject({ ok: true, value: { entries: 1 } });
    const ledger = await press.database.reader.selectFrom("ledger").selectAll().where("subject", "=", "7").execute();
    expect(JSON.stringify(ledger)).not.toContain("The name of the minor");
    expect(JSON.stringify(ledger)).toContain("District court");
    expect(await seen(press, code(7))).toMatchObject({ headline: "A minor" });
  });
});
