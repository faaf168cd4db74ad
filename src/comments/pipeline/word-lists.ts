import type { Reader } from "../../database/handles.js";
import type { WordKind } from "../../domain/comment/policy.js";
import { readWordList, type WordList } from "../../language/words-found/word-list.js";

/** Where the version of an edition's word lists stands among the policies; `*` for those of all editions. */
export const wordsScope = (edition: string): string => `words:${edition}`;

export interface WordLists {
  readonly banned: WordList;
  readonly suspect: WordList;
}

interface Wanted {
  readonly edition: string;
  readonly language: string;
  /** Differs whenever the lists do. */
  readonly version: string;
}

/** The word lists that hold in an edition, made ready once for each version of them. */
export function createWordLists(rows: Reader): (wanted: Wanted) => Promise<WordLists> {
  const kept = new Map<string, { readonly version: string; readonly lists: Promise<WordLists> }>();
  return async ({ edition, language, version }) => {
    const name = `${edition} ${language}`;
    const known = kept.get(name);
    if (known?.version === version) return known.lists;
    const lists = readLists(rows, edition, language);
    kept.set(name, { version, lists });
    // Lists that could not be read are tried again with the next comment.
    lists.catch(() => kept.delete(name));
    return lists;
  };
}

async function readLists(rows: Reader, edition: string, language: string): Promise<WordLists> {
  const words = await rows
    .selectFrom("comment_word")
    .select(["kind", "word"])
    .where("edition", "in", ["*", edition])
    .orderBy("word")
    .execute();
  const list = (wanted: WordKind): WordList =>
    readWordList(
      words
        .filter(({ kind }) => kind === wanted)
        .map(({ word }) => word)
        .join("\n"),
      language,
    );
  return { banned: list("banned"), suspect: list("suspect") };
}
