import { expect, test } from "vitest";
import { noteAudit } from "../../src/newsroom/audit/note-audit.js";
import { type AuditAsk, type AuditCursor, type AuditEntry, readAudit } from "../../src/newsroom/audit/read-audit.js";
import type { Press } from "../../src/newsroom/press.js";
import { minute, openEnglishNewsroom } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

const entries = 45_000;

/** A long record: a wire's entries, one of them about the harbour long ago, and what was done beside the ledger. */
async function longRecord({ database, clock }: Press): Promise<void> {
  const hash = "0".repeat(64);
  await database.transact(async (tx) => {
    for (let start = 100; start < entries; start += 1000)
      await tx.rows
        .insertInto("ledger")
        .values(
          Array.from({ length: 1000 }, (_, turn) => ({
            ...{ seq: start + turn, noun: "story" as const, subject: String(start + turn), act: "published" },
            ...{ at: clock.now() + (start + turn) * minute, effective: null, body: null, actor: "wire:ninjs" },
            reason: start + turn === 700 ? "About the harbour." : null,
            ...{ body_hash: hash, prev_hash: hash, hash },
          })),
        )
        .execute();
    for (const [at, detail] of [
      [300, "harbour"],
      [44_000, "harbour"],
      [30_000, "market"],
    ] as const)
      await noteAudit(tx, {
        at: (clock.now() + at * minute) as never,
        actor: "person:a",
        act: "invited",
        subject: String(at),
        detail,
      });
  });
}

async function whole(press: Press, ask: Partial<AuditAsk>): Promise<{ found: readonly AuditEntry[]; pages: number }> {
  const found: AuditEntry[] = [];
  let pages = 0;
  for (let after: AuditCursor | null | undefined; after !== null; pages += 1) {
    const page = await readAudit(press.database.reader, { limit: 100, after, ...ask });
    found.push(...page.entries);
    after = page.next;
  }
  return { found, pages };
}

onBoth("the record", (place) => {
  test("words are found however far back, each once, a stretch of the record at a time", async () => {
    const { press } = await openEnglishNewsroom(await place());
    await longRecord(press);
    const { found, pages } = await whole(press, { words: "harbour" });
    expect(found.map(({ subject }) => subject)).toEqual(["44000", "story 700", "300"]);
    expect(pages).toBe(3);
    expect((await whole(press, { words: "harbour", actor: "person:a" })).found.length).toBe(2);
    expect((await readAudit(press.database.reader, { limit: 100, actor: "person:a" })).next).toBeNull();
  });
});
