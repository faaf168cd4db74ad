import { randomUUID } from "node:crypto";
import * as Y from "yjs";
import type { Transactor } from "../../database/handles.js";
import type { StoryLife } from "../../domain/story/life.js";
import type { Revision } from "../../domain/story/revision.js";
import type { StoryCode } from "../../kernel/ids.js";
import { readLife } from "../ledger/read-lives.js";
import { type Occasion, takeStep } from "../take-steps.js";
import { type KeptCopy, keepUpdates, readKeptCopy, settleCopy } from "./keep-copy.js";
import { newDocument } from "./new-document.js";
import { readCopy } from "./read-copy.js";
import { wordsHash } from "./words-hash.js";
import { writeCopy } from "./write-copy.js";

/** A story at the desk: its life in the ledger and its working copy, brought together. */
export interface StoryAtDesk {
  readonly life: StoryLife;
  /** What the copy says now; differs from `life.working` where someone has typed since. */
  readonly words: Revision;
  readonly copy: KeptCopy;
  /** What was appended to the copy to follow the ledger: open editors must be told. Null: nothing. */
  readonly followed: Uint8Array | null;
}

/** A story whose copy is wanted. */
export interface Wanted {
  readonly code: StoryCode;
  /** The copy as it is kept, where this transaction read or wrote it before. */
  readonly copy?: KeptCopy;
}

/**
 * Brings a story's copy together with its ledger, within the transaction. Words entered elsewhere (a wire's update, the
 * command line) come into the copy; where people typed meanwhile their words are entered first, so that both stand in
 * the history, and the copy goes on from what was typed. Null for a story without words.
 */
export async function alignCopy(
  tx: Transactor,
  occasion: Occasion,
  { code, copy }: Wanted,
): Promise<StoryAtDesk | null> {
  const life = await readLife(tx.rows, code);
  const base = life === null ? null : wordsAtDesk(life);
  if (life === null || base === null) return null;
  const agreed = wordsHash(base);
  const kept = copy ?? (await readKeptCopy(tx.rows, code));
  if (kept === null) return begin(tx, { code, life, base, agreed });
  const words = readCopy(kept.document, base);
  if (kept.agreed === agreed || wordsHash(words) === agreed) return { life, words, copy: kept, followed: null };
  if (kept.typists.length === 0) return follow(tx, { code, life, base, agreed, kept });
  return enterTyped(tx, occasion, { code, words, kept });
}

/** The newest words: the desk's, or of a story withdrawn before the desk ever had it the ones the public saw. */
export const wordsAtDesk = (life: StoryLife): Revision | null => life.working ?? life.shown?.revision ?? null;

interface Found {
  readonly code: StoryCode;
  readonly life: StoryLife;
  readonly base: Revision;
  readonly agreed: string;
}

async function begin(tx: Transactor, { code, life, base, agreed }: Found): Promise<StoryAtDesk> {
  const document = newDocument();
  writeCopy(document, base);
  const copy = { document, name: randomUUID(), agreed, place: 0, typists: [] };
  await settleCopy(tx, code, copy);
  return { life, words: base, copy, followed: null };
}

async function follow(
  tx: Transactor,
  { code, life, base, agreed, kept }: Found & { readonly kept: KeptCopy },
): Promise<StoryAtDesk> {
  const before = Y.encodeStateVector(kept.document);
  writeCopy(kept.document, base);
  const followed = Y.encodeStateAsUpdate(kept.document, before);
  const copy = { ...kept, agreed };
  await settleCopy(tx, code, copy);
  return { life, words: base, copy, followed };
}

async function enterTyped(
  tx: Transactor,
  { actor, at }: Occasion,
  { code, words, kept }: { readonly code: StoryCode; readonly words: Revision; readonly kept: KeptCopy },
): Promise<StoryAtDesk | null> {
  const reason = "Typed at the desk while the story was changed elsewhere: both stand in the history.";
  const typist = (kept.typists.at(-1) ?? actor) as Occasion["actor"];
  const step = { code, act: "saved", revision: words, effective: null, reason } as const;
  const taken = await takeStep(tx, { actor: typist, at }, step);
  if (!taken.ok) return null;
  const copy = { ...kept, agreed: wordsHash(words), typists: [] };
  await settleCopy(tx, code, copy);
  return { life: taken.value.life, words, copy, followed: null };
}

/** Appends a change of the newsroom's own making to a copy: a revision brought back, words that were agreed on. */
export async function rewriteCopy(
  tx: Transactor,
  { actor, code, copy }: { readonly actor: string; readonly code: StoryCode; readonly copy: KeptCopy },
  words: Revision,
): Promise<Uint8Array> {
  const before = Y.encodeStateVector(copy.document);
  writeCopy(copy.document, words);
  const bytes = Y.encodeStateAsUpdate(copy.document, before);
  await keepUpdates(tx, [{ code, actor, bytes }]);
  return bytes;
}
