import { z } from "@hono/zod-openapi";
import { moderatorActs, queues } from "../domain/comment/moderator-act.js";
import { refusalReasons } from "../domain/comment/reasons.js";
import { threadModes } from "../domain/comment/settings.js";
import { refusalShape } from "./problem.js";

const moment = z.int().openapi({ description: "Milliseconds since 1970.", example: 1640932080000 });
const nothing = z.object({});
/** Numbers beyond what a text in an address or a key can be trusted with travel as they are: they are safe integers. */
const commentId = z.int().positive();

const comment = z
  .object({
    id: commentId,
    at: moment,
    code: z.int(),
    /** Of the story, as the desk knows it; null where it is not there any more. */
    story: z
      .object({ edition: z.string(), section: z.string(), headline: z.string(), standing: z.string() })
      .nullable(),
    parent: commentId.nullable(),
    reader: z.string().nullable(),
    name: z.string(),
    words: z.string(),
    state: z.string(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    findings: z.array(z.object({ phase: z.string(), reason: z.string(), detail: z.string() })),
    editedAt: moment.nullable(),
    moderatedAt: moment.nullable(),
    respects: z.int(),
    reports: z.int(),
    picked: z.boolean(),
    badge: z.string().nullable(),
    version: z.int(),
  })
  .openapi("DeskComment");

const decision = z.object({
  id: z.string(),
  at: moment,
  actor: z.string(),
  act: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  undoes: z.string().nullable(),
});

const badge = z
  .object({
    etag: z.string(),
    /** Which person of the newsroom a reader is marked as; null for a reader like others. */
    person: z.string().nullable(),
    /** Who at the desk said so; null where the reader's proven mail address tells. */
    decidedBy: z.string().nullable(),
  })
  .openapi("ReaderBadge");

const openComment = z
  .object({
    etag: z.string(),
    comment,
    above: z.array(comment),
    around: z.array(comment),
    reports: z.array(z.object({ at: moment, reason: z.string(), note: z.string(), settledAt: moment.nullable() })),
    edits: z.array(z.object({ at: moment, words: z.string() })),
    decisions: z.array(decision),
    /** What is known of its writer; null for a guest. */
    writer: z
      .object({ id: z.string(), name: z.string(), madeAt: moment, approved: z.int(), refused: z.int(), badge })
      .nullable(),
    earlier: z.array(comment),
    ban: z.object({ until: moment.nullable(), reason: z.string() }).nullable(),
    /** Whether its writer can be banned at all: a guest whose network is forgotten cannot. */
    bannable: z.boolean(),
  })
  .openapi("OpenComment");

const note = z.string().trim().max(500);
const deciding = {
  act: z.enum(moderatorActs),
  reason: z.enum(refusalReasons).nullable(),
  note: note.nullable(),
};

const settings = z.object({
  mode: z.enum(threadModes).optional(),
  guests: z.boolean().optional(),
  closeAfterDays: z.int().min(1).max(3650).nullable().optional(),
});

const count = z.int().min(0).max(10_000);
const policy = z.object({
  longest: z.int().min(20).max(4000).optional(),
  links: z.object({ wait: z.int().min(1).max(1000), refuse: count }).optional(),
  repeats: count.optional(),
  rate: z.object({ comments: z.int().min(1).max(50), minutes: z.int().min(1).max(1440) }).optional(),
  newcomers: count.optional(),
  history: z.object({ refused: count, ofLast: z.int().min(1).max(50) }).optional(),
  classifier: z
    .object({ url: z.url().max(2000), secret: z.string().min(8).max(200), patience: z.int().min(100).max(10_000) })
    .nullable()
    .optional(),
});

/** Some 20,000 lines. */
const words = z.string().max(500_000);
const unreadable = z.array(z.object({ line: z.int(), text: z.string() }));

const rules = z
  .object({
    etag: z.string(),
    scope: z.string(),
    /** What is said at this scope itself. */
    settings,
    /** What holds here, what is inherited included. */
    inherited: settings.required(),
    /** Only for an edition and for the house. */
    policy: policy.nullable(),
    inheritedPolicy: policy.required().nullable(),
    banned: z.string().nullable(),
    suspect: z.string().nullable(),
  })
  .openapi("CommentRules");

/** What the desk's doors for readers' comments take and give. */
export const commentShapes = {
  listComments: {
    query: z.object({
      queue: z.enum(queues).optional(),
      edition: z.string().optional(),
      code: z.string().optional(),
      after: z.string().optional(),
    }),
    answer: z.object({
      comments: z.array(comment),
      next: z.string().nullable(),
      counts: z.object({ waiting: z.int(), reported: z.int(), unmoderated: z.int(), most: z.int() }),
    }),
  },
  openComment: { answer: openComment },
  decideComment: { body: z.object(deciding), answer: openComment.extend({ decision: z.string() }) },
  decideComments: {
    body: z.object({
      ...deciding,
      comments: z
        .array(z.object({ id: commentId, version: z.int() }))
        .min(1)
        .max(200),
    }),
    answer: z.object({
      done: z.array(z.object({ id: commentId, decision: z.string(), version: z.int() })),
      refused: z.array(z.object({ id: commentId, why: refusalShape })),
    }),
  },
  undoDecision: { body: nothing, answer: openComment },
  banWriter: {
    body: z.object({ until: moment.nullable(), reason: z.string().trim().min(1).max(500) }),
    answer: z.object({ id: z.string() }),
  },
  listBans: {
    answer: z.object({
      bans: z.array(
        z.object({
          id: z.string(),
          name: z.string().nullable(),
          at: moment,
          until: moment.nullable(),
          actor: z.string(),
          reason: z.string(),
          etag: z.string(),
        }),
      ),
    }),
  },
  liftBan: { answer: nothing },
  setBadge: {
    body: z.object({
      choice: z.union([z.enum(["by-address", "nobody"]), z.object({ person: z.string().min(1).max(200) })]),
    }),
    answer: badge,
  },
  commentRules: {
    query: z.object({ scope: z.string().max(200) }),
    answer: rules,
  },
  setCommentRules: {
    body: z.object({
      scope: z.string().max(200),
      settings: settings.optional(),
      policy: policy.optional(),
      banned: words.optional(),
      suspect: words.optional(),
    }),
    answer: rules.extend({ unreadable: z.object({ banned: unreadable, suspect: unreadable }) }),
  },
  tryWords: {
    body: z.object({ text: z.string().max(20_000), words, language: z.string().max(35) }),
    answer: z.object({
      found: z.array(z.object({ entry: z.string(), line: z.int(), from: z.int(), to: z.int(), guessed: z.boolean() })),
      stopped: z.boolean(),
      unreadable,
    }),
  },
  openThread: { answer: z.object({ comments: z.int(), etag: z.string() }) },
  moveThread: { body: z.object({ to: z.int().positive() }), answer: z.object({ moved: z.int() }) },
} as const;

export type DeskComment = z.output<typeof comment>;
export type DeskOpenComment = z.output<typeof openComment>;
export type DeskReaderBadge = z.output<typeof badge>;
export type DeskCommentRules = z.output<typeof rules>;
