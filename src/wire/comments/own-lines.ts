import { z } from "zod";
import type { IncomingComment, IncomingDecision } from "../../comments/import/incoming-comment.js";
import type { CommentTable } from "../../database/comment-tables.js";
import type { Reader } from "../../database/handles.js";
import { type CommentId, momentOf } from "../../domain/comment/comment-id.js";
import type { CommentRecord } from "./record.js";

/** A comment of Dateline's own export, one a line. */
const lineShape = z.object({
  type: z.literal("comment"),
  id: z.string().max(500),
  at: z.iso.datetime(),
  story: z.object({ code: z.int().positive(), url: z.string().optional() }),
  parent: z.string().max(500).nullable(),
  name: z.string(),
  /** Null for a guest; `email` only where the export was asked for addresses. */
  reader: z
    .object({ id: z.string(), name: z.string(), email: z.string().nullable(), since: z.iso.datetime() })
    .nullable(),
  words: z.string(),
  state: z.enum(["waiting", "approved", "refused", "withdrawn", "erased"]),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  moderated: z.boolean(),
  picked: z.boolean(),
  respects: z.int().min(0),
  reports: z.int().min(0),
  edited: z.iso.datetime().nullable(),
  decisions: z.array(
    z.object({
      at: z.iso.datetime(),
      by: z.string(),
      act: z.string(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
});

export type CommentLine = z.output<typeof lineShape>;

export const isOwnLine = (document: unknown): boolean =>
  typeof document === "object" && document !== null && "type" in document && document.type === "comment";

/** A line of an export, read again. What its writer took back or erased stays gone. */
export function readOwnLine(document: unknown, line: number): CommentRecord {
  const read = lineShape.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { line, refused: `${issue?.path.join(".") || "The line"}: ${issue?.message ?? "cannot be read"}` };
  }
  const { state, reader, ...own } = read.data;
  if (state === "withdrawn" || state === "erased")
    return { line, refused: `Comment ${own.id} was ${state} by its writer: it is not taken in again.` };
  const comment: IncomingComment = {
    ...{ source: own.id, parent: own.parent, at: Date.parse(own.at), name: own.name, words: own.words },
    story: { code: own.story.code, addresses: own.story.url === undefined ? [] : [own.story.url] },
    account: reader && {
      ...{ source: `dateline:${reader.id}`, name: reader.name, email: reader.email, madeAt: Date.parse(reader.since) },
    },
    ...{
      state,
      reason: own.reason,
      note: own.note,
      moderated: own.moderated,
      picked: own.picked,
      respects: own.respects,
    },
    editedAt: own.edited === null ? null : Date.parse(own.edited),
    decisions: own.decisions.flatMap(decisionOf),
  };
  return { line, comment };
}

const acts = ["approved", "refused", "held", "picked", "unpicked", "undone"] as const;
const byPeople = /^(?:person|token|elsewhere):/;

/** What people decided, there or before; whoever they were there, here they are someone elsewhere. */
function decisionOf({ at, by, act, reason, note }: CommentLine["decisions"][number]): readonly IncomingDecision[] {
  const known = acts.find((one) => one === act);
  if (known === undefined || !byPeople.test(by)) return [];
  return [{ at: Date.parse(at), by: by.replace(byPeople, ""), act: known, reason, note }];
}

const atOnce = 500;

interface ExportAsk {
  readonly origin: string;
  /** Whether readers' mail addresses are told. */
  readonly addresses: boolean;
}

/** Every comment in whatever state, with what was decided on it, in the order of time. */
export async function* exportComments(rows: Reader, ask: ExportAsk): AsyncGenerator<CommentLine> {
  for (let after = 0; ; ) {
    const comments = await rows
      .selectFrom("comment")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(atOnce)
      .execute();
    const last = comments.at(-1);
    if (last === undefined) return;
    after = last.id;
    const beside = await readBeside(rows, comments);
    for (const comment of comments) yield lineOf(comment, beside, ask);
  }
}

type Beside = Awaited<ReturnType<typeof readBeside>>;

async function readBeside(rows: Reader, comments: readonly CommentTable[]) {
  const ids = comments.map(({ id }) => id);
  const parents = comments.flatMap(({ parent }) => parent ?? []);
  const readers = comments.flatMap(({ reader }) => reader ?? []);
  const [decisions, above, people] = await Promise.all([
    rows.selectFrom("comment_decision").selectAll().where("comment", "in", ids).orderBy("at").execute(),
    rows
      .selectFrom("comment")
      .select(["id", "source"])
      .where("id", "in", [...parents, 0])
      .execute(),
    rows
      .selectFrom("reader")
      .selectAll()
      .where("id", "in", [...readers, ""])
      .execute(),
  ]);
  return {
    decisions: Map.groupBy(decisions, ({ comment }) => comment),
    above: new Map(above.map((one) => [one.id, nameOf(one)])),
    people: new Map(people.map((one) => [one.id, one])),
  };
}

/** The name it came with, or one of ours: an export read here again finds each comment there already. */
const nameOf = ({ id, source }: Pick<CommentTable, "id" | "source">): string => source ?? `dateline:${id}`;
const written = (at: number): string => new Date(at).toISOString();

function lineOf(
  comment: CommentTable,
  { decisions, above, people }: Beside,
  { origin, addresses }: ExportAsk,
): CommentLine {
  const reader = comment.reader === null ? undefined : people.get(comment.reader);
  return {
    type: "comment",
    ...{ id: nameOf(comment), at: written(momentOf(comment.id as CommentId)) },
    story: { code: comment.code, url: `${origin}/${comment.code}` },
    parent: comment.parent === null ? null : (above.get(comment.parent) ?? null),
    name: comment.name,
    reader:
      reader === undefined
        ? null
        : { id: reader.id, name: reader.name, email: addresses ? reader.email : null, since: written(reader.made_at) },
    words: comment.words,
    state: comment.state as CommentLine["state"],
    ...{ reason: comment.reason, note: comment.reason_note, moderated: comment.moderated_at !== null },
    ...{ picked: comment.picked === 1, respects: comment.respects, reports: comment.reports },
    edited: comment.edited_at === null ? null : written(comment.edited_at),
    decisions: (decisions.get(comment.id) ?? []).map(({ at, actor, act, reason, note }) => ({
      ...{ at: written(at), by: actor, act, reason, note },
    })),
  };
}
