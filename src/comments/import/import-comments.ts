import { createHash, randomUUID } from "node:crypto";
import type { Transactor } from "../../database/handles.js";
import { type CommentId, parseCommentId } from "../../domain/comment/comment-id.js";
import { commentLine, commentWords, wordsBounds } from "../../domain/comment/words.js";
import { type Instant, parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { nameKey } from "../../language/names/name-key.js";
import type { Elsewhere } from "../decider.js";
import { projectComment } from "../thread/project-comment.js";
import { enterComment } from "../writing/enter-comment.js";
import { wordsHash } from "../writing/words-hash.js";
import type { IncomingComment, IncomingReader } from "./incoming-comment.js";

/** What became of a comment that came in. */
export type Imported =
  | { readonly kind: "taken"; readonly id: CommentId; readonly code: StoryCode }
  | { readonly kind: "there"; readonly id: CommentId; readonly code: StoryCode }
  /** The comment it answers has not come yet: it may be tried again. */
  | { readonly kind: "early" }
  | { readonly kind: "refused"; readonly reason: string };

/** Takes in a comment of another system with its moment, state and place; the same one twice is one. */
export async function importComment(tx: Transactor, incoming: IncomingComment): Promise<Imported> {
  const there = await bySource(tx, incoming.source);
  if (there !== undefined) return { kind: "there", id: there.id as CommentId, code: there.code as StoryCode };
  const code = await storyFor(tx, incoming);
  if (code === null)
    return { kind: "refused", reason: `Its story is not here: ${incoming.story.addresses[0] ?? incoming.story.code}` };
  const words = commentWords(incoming.words);
  if (!words.ok) return { kind: "refused", reason: words.error === "empty" ? "It has no words." : "It is too long." };
  const parent = incoming.parent === null ? null : await bySource(tx, incoming.parent);
  if (parent === undefined) return { kind: "early" };
  if (parent !== null && parent.code !== code)
    return { kind: "refused", reason: "It answers a comment of another story." };
  const name = commentLine(incoming.name, wordsBounds.name);
  const { source, state, reason } = incoming;
  const id = await enterComment(tx, {
    ...{
      code,
      at: incoming.at as Instant,
      name: name.ok ? name.value : "?",
      words: words.value,
      state,
      reason,
      source,
    },
    parent: parent as { id: CommentId; root: CommentId; branch: CommentId | 0 } | null,
    reader: incoming.account === null ? null : await readerFor(tx, incoming.account),
    ...{ wordsHash: wordsHash(words.value), receiptHash: hash(`import ${source}`), network: null, badge: null },
    ...{ findings: [], by: "import" },
  });
  await keepDecisions(tx, id, incoming);
  await keepMarks(tx, id, incoming);
  return { kind: "taken", id, code };
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

const columns = ["id", "code", "root", "branch"] as const;

/** By the name it came with; one of our own that never had another is known by its number. */
async function bySource({ rows }: Transactor, source: string) {
  const found = await rows.selectFrom("comment").select(columns).where("source", "=", source).executeTakeFirst();
  const own = parseCommentId(/^dateline:(\d+)$/.exec(source)?.[1]);
  if (found !== undefined || own === null) return found;
  return rows
    .selectFrom("comment")
    .select(columns)
    .where("id", "=", own)
    .where("source", "is", null)
    .executeTakeFirst();
}

/** By the code it is said to have here, by an address its story was taken in under, or by a code that stands in one. */
async function storyFor({ rows }: Transactor, { story }: IncomingComment): Promise<StoryCode | null> {
  const known = await rows
    .selectFrom("story_source")
    .select("code")
    .where("uri", "in", [...story.addresses, ""])
    .executeTakeFirst();
  if (known !== undefined) return known.code as StoryCode;
  const named = story.addresses.flatMap((address) => address.match(/(?<=\/)[1-9]\d{0,15}(?=$|[/?#])/g) ?? []);
  const codes = [...(story.code === null ? [] : [story.code]), ...named].flatMap((one) => parseStoryCode(one) ?? []);
  if (codes.length === 0) return null;
  const row = await rows.selectFrom("story_state").select("code").where("code", "in", codes).executeTakeFirst();
  return (row?.code as StoryCode | undefined) ?? null;
}

/** An account of another system: the reader here who has its address, else one that is made. */
async function readerFor({ rows }: Transactor, { source, name, email, madeAt }: IncomingReader): Promise<string> {
  const id = `import-${hash(source).slice(0, 24)}`;
  const address = email?.trim().toLowerCase() ?? null;
  const known = await rows
    .selectFrom("reader")
    .select("id")
    .where((on) => on.or([on("id", "=", id), ...(address === null ? [] : [on("email", "=", address)])]))
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const line = commentLine(name, wordsBounds.name);
  const shown = line.ok ? line.value : "?";
  await rows
    .insertInto("reader")
    .values({
      ...{ id, name: shown, name_key: nameKey(shown), email: address, made_at: madeAt },
      ...{ person: null, person_by: null, approved: 0, refused: 0, erased_at: null },
    })
    .execute();
  return id;
}

/** Names of other systems, cut to what a log has room for. */
const longestActor = 100;

const leadsTo = { approved: "approved", refused: "refused", held: "waiting" } as const;

/** The record of another system, as that of someone elsewhere: none of our people decided it. */
async function keepDecisions({ rows }: Transactor, comment: CommentId, { decisions }: IncomingComment): Promise<void> {
  let state: string = "waiting";
  for (const { at, by, act, reason, note } of decisions) {
    const after: string = act in leadsTo ? leadsTo[act as keyof typeof leadsTo] : state;
    const actor: Elsewhere = `elsewhere:${(by ?? "").slice(0, longestActor)}`;
    await rows
      .insertInto("comment_decision")
      .values({
        ...{ id: randomUUID(), comment, at, actor, act, reason, note, undoes: null },
        ...{ state_before: state, state_after: after },
      })
      .execute();
    state = after;
  }
}

async function keepMarks(tx: Transactor, id: CommentId, incoming: IncomingComment): Promise<void> {
  const { moderated, picked, respects, editedAt, at, state, account, note } = incoming;
  const decided = incoming.decisions.find(({ at: moment }) => moment > (editedAt ?? 0))?.at ?? at;
  await tx.rows
    .updateTable("comment")
    .set({
      ...{ moderated_at: moderated ? decided : null, picked: picked && state === "approved" ? 1 : 0 },
      ...{ respects, edited_at: editedAt, reason_note: note },
    })
    .where("id", "=", id)
    .execute();
  if (state === "approved" && (picked || respects > 0 || editedAt !== null)) await projectComment(tx, id);
  if (account === null || state === "waiting") return;
  const counted = state === "approved" ? "approved" : "refused";
  await tx.rows
    .updateTable("reader")
    .set((on) => ({ [counted]: on(counted, "+", 1) }))
    .where("id", "=", await readerFor(tx, account))
    .execute();
}
