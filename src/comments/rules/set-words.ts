import { randomUUID } from "node:crypto";
import type { Reader, Transactor } from "../../database/handles.js";
import type { WordKind } from "../../domain/comment/policy.js";
import type { Instant } from "../../kernel/ids.js";
import { readWordList } from "../../language/words-found/word-list.js";
import { wordsScope } from "../pipeline/word-lists.js";

export interface ListedWords {
  /** `*`: those of all editions. */
  readonly edition: string;
  readonly kind: WordKind;
}

/** A word list as the desk edits it, a word a line. */
export async function readWords(rows: Reader, { edition, kind }: ListedWords): Promise<string> {
  const words = await rows
    .selectFrom("comment_word")
    .select("word")
    .where("edition", "=", edition)
    .where("kind", "=", kind)
    .orderBy("word")
    .execute();
  return words.map(({ word }) => word).join("\n");
}

interface NewWords extends ListedWords {
  readonly text: string;
  readonly language: string;
  readonly actor: string;
  readonly at: Instant;
}

/** Makes a word list say this; words that were there keep who added them. Answers the lines nothing can be looked for by. */
export async function setWords(
  tx: Transactor,
  { edition, kind, text, language, actor, at }: NewWords,
): Promise<readonly { readonly line: number; readonly text: string }[]> {
  const list = readWordList(text, language);
  const wanted = new Set(list.entries.map(({ written }) => written));
  const of = tx.rows.selectFrom("comment_word").select(["id", "word"]).where("edition", "=", edition);
  const there = await of.where("kind", "=", kind).execute();
  const gone = there.filter(({ word }) => !wanted.has(word)).map(({ id }) => id);
  const known = new Set(there.map(({ word }) => word));
  const fresh = [...wanted].filter((word) => !known.has(word));
  for (const ids of inParts(gone)) await tx.rows.deleteFrom("comment_word").where("id", "in", ids).execute();
  const added = { edition, kind, folded: "", added_by: actor, added_at: at };
  for (const words of inParts(fresh))
    await tx.rows
      .insertInto("comment_word")
      .values(words.map((word) => ({ id: randomUUID(), word, ...added })))
      .execute();
  await tellOfNewVersion(tx, edition);
  return list.unreadable;
}

/** Those who keep the lists ready learn of the change by this. */
async function tellOfNewVersion(tx: Transactor, edition: string): Promise<void> {
  const body = randomUUID();
  await tx.rows
    .insertInto("comment_policy")
    .values({ scope: wordsScope(edition), body })
    .onConflict((at) => at.column("scope").doUpdateSet({ body }))
    .execute();
}

const atOnce = 500;

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += atOnce) yield all.slice(from, from + atOnce);
}
