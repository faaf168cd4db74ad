import type { Reader } from "../../database/handles.js";
import type { CommentId } from "../../domain/comment/comment-id.js";
import { firstIdOf, momentOf } from "../../domain/comment/comment-id.js";
import {
  inheritedPolicy,
  longestHistory,
  type ModerationPolicy,
  type WholePolicy,
} from "../../domain/comment/policy.js";
import type { CommentState } from "../../domain/comment/state.js";
import type { Instant } from "../../kernel/ids.js";
import { isThatPerson } from "../readers/staff.js";
import type { Earlier, Known } from "./known.js";
import type { Candidate } from "./phase.js";
import { createWordLists, wordsScope } from "./word-lists.js";

const day = 86_400_000;
const mostCounted = 100;

/** Reads what the phases go by, in four questions; word lists are read again only when they changed. */
export function createKnowing(rows: Reader): (candidate: Candidate) => Promise<Known> {
  const lists = createWordLists(rows);
  return async (candidate) => {
    const { edition, language } = candidate;
    const { policy, wordsVersion } = await readPolicy(rows, edition);
    return {
      policy,
      ...(await lists({ edition, language, version: wordsVersion })),
      ...(await readReader(rows, candidate.reader)),
      earlier: await readEarlier(rows, candidate),
      sameWords: await countSame(rows, candidate),
    };
  };
}

async function readPolicy(
  rows: Reader,
  edition: string,
): Promise<{ readonly policy: WholePolicy; readonly wordsVersion: string }> {
  const scopes = ["*", `edition:${edition}`];
  const versions = ["*", edition].map(wordsScope);
  const found = await rows
    .selectFrom("comment_policy")
    .selectAll()
    .where("scope", "in", [...scopes, ...versions])
    .execute();
  const bodies = new Map(found.map(({ scope, body }) => [scope, body]));
  const layers = scopes.map((scope) => JSON.parse(bodies.get(scope) ?? "{}") as ModerationPolicy);
  return { policy: inheritedPolicy(layers), wordsVersion: versions.map((scope) => bodies.get(scope) ?? "").join() };
}

async function readReader(rows: Reader, reader: string | null): Promise<Pick<Known, "approved" | "ofTheDesk">> {
  if (reader === null) return { approved: 0, ofTheDesk: false };
  const row = await rows
    .selectFrom("reader")
    .leftJoin("person", (join) => join.on(isThatPerson))
    .select(["reader.approved", "person.id as person"])
    .where("reader.id", "=", reader)
    .executeTakeFirst();
  return { approved: row?.approved ?? 0, ofTheDesk: (row?.person ?? null) !== null };
}

/** A guest is known by their network, for the day that its key lasts. */
async function readEarlier(rows: Reader, { reader, network, edits }: Candidate): Promise<readonly Earlier[]> {
  if (reader === null && network === null) return [];
  const found = await rows
    .selectFrom("comment")
    .select(["id", "state", "words_hash", "code"])
    .where((on) =>
      reader === null ? on.and([on("network", "=", network), on("reader", "is", null)]) : on("reader", "=", reader),
    )
    .where("id", "!=", edits ?? (0 as CommentId))
    .orderBy("id", "desc")
    .limit(longestHistory)
    .execute();
  return found.map(({ id, state, words_hash, code }) => ({
    ...{ at: momentOf(id as CommentId), state: state as CommentState, wordsHash: words_hash, code },
  }));
}

async function countSame(rows: Reader, { wordsHash, at, edits }: Candidate): Promise<number> {
  const same = await rows
    .selectFrom("comment")
    .select("id")
    .where("words_hash", "=", wordsHash)
    .where("id", ">=", firstIdOf((at - day) as Instant))
    .where("id", "!=", edits ?? (0 as CommentId))
    .limit(mostCounted)
    .execute();
  return same.length;
}
