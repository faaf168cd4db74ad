import { createHash } from "node:crypto";
import type { LedgerTable, Noun } from "../../database/tables.js";
import { canonicalJson } from "../../kernel/canonical-json.js";

/** What is to be entered; the ledger adds its place in the chain. */
export interface NewEntry {
  readonly noun: Noun;
  readonly subject: string;
  readonly act: string;
  readonly at: number;
  readonly effective: number | null;
  readonly actor: string;
  readonly reason: string | null;
  /** The whole revision, front, edition or section. */
  readonly body: unknown;
}

export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

/** The hash before the first entry. */
export const beginning: LedgerHead = { seq: 0, hash: "0".repeat(64) };

const written = new WeakMap<object, WrittenBody>();

interface WrittenBody {
  readonly text: string;
  readonly hash: string;
}

/** A body as the ledger writes it, and its hash. Found once for an object: what is to be entered no longer changes. */
export function writtenBody(body: unknown): WrittenBody {
  const known = typeof body === "object" && body !== null ? written.get(body) : undefined;
  if (known !== undefined) return known;
  const text = canonicalJson(body);
  const fresh = { text, hash: sha256(text) };
  if (typeof body === "object" && body !== null) written.set(body, fresh);
  return fresh;
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The row that follows `head`: its hash covers everything but the body's words, which `body_hash` stands for. */
export function entryAfter(head: LedgerHead, entry: NewEntry): LedgerTable {
  const { body: revision, ...rest } = entry;
  const { text: body, hash: body_hash } = writtenBody(revision);
  const open = { ...rest, seq: head.seq + 1, body_hash, prev_hash: head.hash };
  return { ...open, body, hash: hashOf(open) };
}

/** An entry's hash from its row, for writing and for verifying alike. */
export function hashOf(row: Omit<LedgerTable, "body" | "hash">): string {
  const { seq, noun, subject, act, at, effective, actor, reason, body_hash, prev_hash } = row;
  return sha256(canonicalJson({ seq, noun, subject, act, at, effective, actor, reason, body_hash, prev_hash }));
}
