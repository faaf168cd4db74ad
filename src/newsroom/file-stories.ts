import type { Transactor } from "../database/handles.js";
import type { Edition } from "../domain/edition/edition.js";
import type { StoryAct } from "../domain/story/act.js";
import { type PublicVersion, publicVersion, type StoryLife } from "../domain/story/life.js";
import type { Revision } from "../domain/story/revision.js";
import { canonicalJson } from "../kernel/canonical-json.js";
import type { Instant, StoryCode } from "../kernel/ids.js";
import { ensureEditions } from "./ensure-editions.js";
import { writtenBody } from "./ledger/entry.js";
import { readLives } from "./ledger/read-lives.js";
import { nextCode } from "./next-code.js";
import type { Actor, Press } from "./press.js";
import { takeSteps } from "./take-steps.js";

/** A story as it came from elsewhere, ready to be entered. */
export interface Filing {
  /** Null: it gets the next code, the same one whenever its `sourceUri` comes again. */
  readonly code: StoryCode | null;
  readonly revision: Revision;
  /** When an undated story counts as published; kept apart from its words, so that they stay the same words. */
  readonly undatedAt: Instant;
  /** Published at once, kept unpublished, or entered as withdrawn with the public reason. */
  readonly as: "published" | "saved" | "killed" | "takenDown";
  readonly reason: string | null;
}

export interface FilingBatch {
  readonly filings: readonly Filing[];
  /** The editions the filings stand in; those that are not there yet are made. */
  readonly editions: readonly Edition[];
}

export type Filed =
  | { readonly kind: "taken"; readonly code: StoryCode; readonly act: StoryAct }
  | { readonly kind: "there"; readonly code: StoryCode }
  | { readonly kind: "refused"; readonly code: StoryCode | null; readonly reason: string };

/** Codes beyond twelve digits would leave the series no room to go on. */
const highestCode = 999_999_999_999;

/**
 * Enters stories from elsewhere in one transaction, each once: one that is there already with the same words is left
 * as it is, one whose code belongs to other words is refused.
 */
export const fileStories = (press: Press, actor: Actor, batch: FilingBatch): Promise<readonly Filed[]> =>
  press.database.transact(async (tx) => {
    const { filings } = batch;
    const occasion = { actor, at: press.clock.now() };
    await ensureEditions(tx, occasion, batch.editions);
    const numbered = await giveCodes(tx, filings);
    const known = await readHashes(
      tx,
      numbered.map(({ code }) => code),
    );
    const answers = await knowAgain(
      tx,
      numbered,
      numbered.map(({ code, filing }) => decide(code, filing, known)),
    );
    const fresh = numbered.filter((_, index) => answers[index]?.kind === "taken");
    const steps = fresh.map(({ code, filing }) => ({
      code,
      act: filing.as,
      revision: filing.revision,
      effective: filing.revision.dated === null && filing.as === "published" ? filing.undatedAt : null,
      reason: filing.reason,
    }));
    const taken = await takeSteps(tx, occasion, steps);
    await noteSources(tx, fresh);
    let next = 0;
    return answers.map((answer): Filed => {
      if (answer.kind !== "taken") return answer;
      const result = taken[next++];
      if (result === undefined || !result.ok)
        return { kind: "refused", code: answer.code, reason: result?.error.sentence ?? "" };
      return { kind: "taken", code: answer.code, act: result.value.act };
    });
  });

interface Numbered {
  readonly code: StoryCode;
  readonly filing: Filing;
}

async function giveCodes(tx: Transactor, filings: readonly Filing[]): Promise<readonly Numbered[]> {
  const sources = await readSources(tx, filings);
  const highest = Math.max(0, ...filings.map((filing) => filing.code ?? 0).filter((code) => code <= highestCode));
  let next = Math.max(await nextCode(tx.rows), highest + 1);
  return filings.map((filing) => {
    const uri = filing.revision.sourceUri;
    const code = filing.code ?? (uri === null ? undefined : sources.get(uri)) ?? (next++ as StoryCode);
    if (uri !== null) sources.set(uri, code);
    return { code, filing };
  });
}

async function readSources(tx: Transactor, filings: readonly Filing[]): Promise<Map<string, StoryCode>> {
  const uris = filings.flatMap(({ code, revision }) =>
    code === null && revision.sourceUri !== null ? [revision.sourceUri] : [],
  );
  if (uris.length === 0) return new Map();
  const rows = await tx.rows.selectFrom("story_source").selectAll().where("uri", "in", uris).execute();
  return new Map(rows.map(({ uri, code }) => [uri, code as StoryCode]));
}

/** The hashes of every revision a code has had: a story edited here since it came is still the one that came. */
async function readHashes(tx: Transactor, codes: readonly StoryCode[]): Promise<Map<StoryCode, Set<string>>> {
  const known = new Map<StoryCode, Set<string>>();
  if (codes.length === 0) return known;
  const rows = await tx.rows
    .selectFrom("ledger")
    .select(["subject", "body_hash"])
    .where("noun", "=", "story")
    .where("subject", "in", codes.map(String))
    .execute();
  for (const { subject, body_hash } of rows) addHash(known, Number(subject) as StoryCode, body_hash);
  return known;
}

function decide(code: StoryCode, { revision }: Filing, known: Map<StoryCode, Set<string>>): Filed {
  if (code > highestCode) return { kind: "refused", code, reason: `Story code ${code} is beyond ${highestCode}.` };
  const { hash } = writtenBody(revision);
  const hashes = known.get(code);
  if (hashes?.has(hash)) return { kind: "there", code };
  if (hashes !== undefined)
    return { kind: "refused", code, reason: `Story code ${code} already belongs to a story with other content.` };
  addHash(known, code, hash);
  return { kind: "taken", code, act: "published" };
}

/**
 * A story that was exported from here and comes back carries its date, changes and notes in its own words: it is still
 * the one that is there.
 */
async function knowAgain(
  tx: Transactor,
  numbered: readonly Numbered[],
  answers: readonly Filed[],
): Promise<readonly Filed[]> {
  const doubtful = numbered.filter((_, index) => answers[index]?.kind === "refused");
  if (doubtful.length === 0) return answers;
  const lives = await readLives(
    tx.rows,
    doubtful.map(({ code }) => code),
  );
  return answers.map((answer, index): Filed => {
    const one = numbered[index];
    if (answer.kind !== "refused" || one === undefined) return answer;
    return isThere(lives.get(one.code) ?? null, one.filing) ? { kind: "there", code: one.code } : answer;
  });
}

function isThere(life: StoryLife | null, { as, reason, revision }: Filing): boolean {
  if (as === "killed" || as === "takenDown") return life?.gone?.kind === as && life.gone.reason === reason;
  const shown = publicVersion(life);
  return shown !== null && canonicalJson(asExported(shown)) === canonicalJson(revision);
}

const asExported = ({ revision, publishedAt, updatedAt, notes }: PublicVersion): Revision => ({
  ...revision,
  dated: publishedAt,
  updatedElsewhere: updatedAt,
  correctedElsewhere: notes,
  embargo: null,
});

function addHash(known: Map<StoryCode, Set<string>>, code: StoryCode, hash: string): void {
  const hashes = known.get(code) ?? new Set<string>();
  hashes.add(hash);
  known.set(code, hashes);
}

async function noteSources(tx: Transactor, fresh: readonly Numbered[]): Promise<void> {
  const rows = fresh.flatMap(({ code, filing }) =>
    filing.revision.sourceUri === null ? [] : [{ uri: filing.revision.sourceUri, code }],
  );
  if (rows.length === 0) return;
  await tx.rows
    .insertInto("story_source")
    .values(rows)
    .onConflict((at) => at.column("uri").doNothing())
    .execute();
}
