import { z } from "@hono/zod-openapi";
import { roles } from "../domain/person/role.js";
import { deskActs } from "../domain/story/desk-act.js";
import { commentShapes } from "./comment-shapes.js";
import type { DeskDoor } from "./desk-paths.js";
import { scopes } from "./desk-paths.js";
import { refusalShape } from "./problem.js";
import { blockShape, editionShape, pictureShape } from "./public-story.js";

const moment = z.int().openapi({ description: "Milliseconds since 1970.", example: 1640932080000 });
const role = z.enum(roles);
const text = z.string().max(2000);

const reference = z.union([
  z.object({ kind: z.literal("story"), code: z.int() }),
  z.object({
    kind: z.literal("stub"),
    headline: text,
    date: moment.nullable(),
    teaser: text.nullable(),
    agency: text.nullable(),
  }),
]);

/** A story's words as the desk has them: everything an editor can change. */
const words = z
  .object({
    section: z.string(),
    sectionName: z.string(),
    language: z.string(),
    slug: z.string(),
    headline: text,
    kicker: text.nullable(),
    standfirst: text.nullable(),
    body: z.array(blockShape).max(5000),
    byline: text.nullable(),
    agency: text.nullable(),
    place: text.nullable(),
    topics: z.array(z.object({ slug: z.string(), name: z.string() })).max(100),
    picture: pictureShape.nullable(),
    pinned: z.array(reference).max(100),
    banned: z.array(z.int()).max(100),
    translationOf: z.int().nullable(),
    dated: moment.nullable(),
    embargo: moment.nullable(),
    legal: text.optional(),
  })
  .openapi("Words");

const standing = z.enum(["unpublished", "scheduled", "published", "killed", "takenDown", "spiked"]);
const stage = z.enum(["draft", "submitted", "approved"]);

const row = z
  .object({
    code: z.int(),
    edition: z.string(),
    section: z.string(),
    headline: z.string(),
    standing,
    stage,
    scheduledFor: moment.nullable(),
    publishedAt: moment.nullable(),
    touchedAt: moment,
    touchedBy: z.string(),
    begunBy: z.string(),
  })
  .openapi("DeskRow");

const part = z
  .object({
    part: z.string(),
    runs: z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() })),
  })
  .openapi("PartDifference");

const openStory = z
  .object({
    row,
    etag: z.string(),
    /** The name of the working copy, under which several may type in it: `{code}.{copy}`. */
    copy: z.string(),
    words,
    /** The slug readers have it under. */
    publicUrl: z.string().nullable(),
    gone: z.object({ kind: z.string(), reason: z.string(), at: moment }).nullable(),
    notes: z.array(z.object({ kind: z.string(), at: moment, note: z.string() })),
    checklist: z.object({
      blocks: z.array(z.string()),
      warns: z.array(z.string()),
      embeds: z.object({ refused: z.array(z.string()), brought: z.array(z.string()) }).openapi({
        description: "Embeds of no allowed kind: those that block, and those it was published or came with.",
      }),
    }),
    refusals: z.record(z.enum(deskActs), refusalShape.nullable()),
    readOnly: refusalShape.nullable(),
    /** What the working copy would change for readers; empty where it is the same. */
    unpublished: z.array(part),
  })
  .openapi("OpenStory");

const note = z.object({
  id: z.string(),
  at: moment,
  actor: z.string(),
  text: z.string(),
  mentions: z.array(z.string()),
});
const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  dismissed: z.boolean(),
  twoFactor: z.boolean(),
  lastSeen: z.string().nullable(),
  /** Where they are signed in now. */
  sessions: z.int(),
  etag: z.string(),
});
const token = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  madeBy: z.string(),
  madeAt: moment,
  usedAt: moment.nullable(),
  revoked: z.boolean(),
  etag: z.string(),
});
const auditEntry = z.object({
  at: moment,
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  detail: z.string(),
});

export const libraryPicture = z
  .object({
    id: z.string(),
    width: z.int(),
    height: z.int(),
    alt: z.string(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
    focus: z.object({ x: z.int(), y: z.int() }),
    addedBy: z.string(),
    addedAt: moment,
    etag: z.string(),
  })
  .openapi("LibraryPicture");

const slotSetting = z.object({
  pinned: z.literal(true).optional(),
  size: z.enum(["large", "small"]).optional(),
  headline: text.optional(),
  picture: pictureShape.optional(),
  until: moment.optional(),
});

/** What an editor sets on a front. */
const frontSetting = z
  .object({
    section: z.string().optional(),
    slots: z.array(z.int()).max(60),
    featured: z.array(z.int()).max(60),
    settings: z.record(z.string(), slotSetting).optional(),
    banner: z.object({ text: text.min(1), code: z.int().nullable(), until: moment }).optional(),
    fill: z.object({ section: z.string().optional(), topic: z.string().optional() }).optional(),
  })
  .openapi("FrontSetting");

const openFront = z.object({
  front: frontSetting,
  etag: z.string(),
  /** The stories that are named in it, by their rows. */
  rows: z.array(row),
  /** What stands at the top, in order, at the moment asked about. */
  top: z.array(z.object({ code: z.int(), headline: z.string(), byEditor: z.boolean() })),
});

/** A story the engine found related, and why: what of a kind both have; whether it belongs to the same running story. */
const relation = z
  .object({
    row,
    running: z.enum(["earlier", "later"]).nullable(),
    kind: z.enum(["people", "places", "organisations", "topics", "words"]),
    words: z.array(z.string()),
  })
  .openapi("DeskRelation");

const nothing = z.object({});
const page = z.string().optional();

/** What each door of the desk takes and gives. Paths' own parameters are texts. */
export const deskShapes = {
  me: {
    answer: z.object({
      id: z.string(),
      name: z.string(),
      roles: z.array(role),
      may: z
        .record(z.string(), refusalShape.nullable())
        .openapi({ description: "For each permission null, or why not." }),
      permissions: z.array(z.object({ name: z.string(), sentence: z.string() })),
      editions: z.array(editionShape),
      people: z.array(z.object({ id: z.string(), name: z.string(), dismissed: z.boolean() })),
      now: moment,
    }),
  },
  listStories: {
    query: z.object({
      ...{ list: z.string().optional(), edition: z.string().optional(), section: z.string().optional() },
      ...{ person: z.string().optional(), topic: z.string().optional(), stage: z.string().optional() },
      ...{ words: z.string().max(200).optional(), after: page },
      /** Anything: only of today, by each edition's own calendar day. */
      today: z.string().optional(),
    }),
    answer: z.object({ stories: z.array(row), next: z.string().nullable() }),
  },
  beginStory: {
    body: z.object({ edition: z.string(), section: z.string().nullable(), headline: text }),
    answer: openStory,
  },
  openStory: { answer: openStory },
  writeStory: { body: z.object({ words }), answer: openStory },
  actOnStory: {
    body: z.object({ act: z.enum(deskActs), note: text.nullable(), at: moment.nullable() }),
    answer: openStory,
  },
  storyHistory: {
    answer: z.object({
      entries: z.array(
        z.object({
          seq: z.int(),
          act: z.string(),
          at: moment,
          effective: moment.nullable(),
          actor: z.string(),
          reason: z.string().nullable(),
          changed: z.boolean(),
          redacted: z.boolean(),
        }),
      ),
    }),
  },
  storyChange: { answer: z.object({ difference: z.array(part) }) },
  bringBack: { body: z.object({ seq: z.int() }), answer: openStory },
  relatedStories: {
    answer: z.object({ found: z.array(relation), named: z.array(row) }),
  },
  storyNotes: { answer: z.object({ notes: z.array(note) }) },
  leaveNote: { body: z.object({ text: z.string().max(4000) }), answer: note },
  myMentions: {
    answer: z.object({
      unseen: z.array(z.object({ code: z.int(), at: moment, actor: z.string(), text: z.string() })),
      etag: z.string(),
    }),
  },
  seeMentions: { body: nothing, answer: nothing },
  previewLink: { body: nothing, answer: z.object({ url: z.string(), expiresAt: moment }) },
  openFront: {
    query: z.object({ section: z.string().optional(), at: z.string().optional() }),
    answer: openFront,
  },
  setFront: { body: frontSetting, answer: openFront },
  frontHistory: {
    query: z.object({ section: z.string().optional() }),
    answer: z.object({
      entries: z.array(z.object({ seq: z.int(), at: moment, actor: z.string(), front: frontSetting })),
    }),
  },
  listPictures: {
    query: z.object({ words: z.string().max(200).optional(), after: page }),
    answer: z.object({ pictures: z.array(libraryPicture), next: z.string().nullable() }),
  },
  openPicture: {
    answer: z.object({
      picture: libraryPicture,
      etag: z.string(),
      /** Stories that use it, last touched first; at most 200 of them. */
      usedIn: z.array(row),
      /** The codes of those in which readers see it now. */
      publicIn: z.array(z.int()),
      /** How many stories use it in all. */
      uses: z.int(),
      /** Fronts that show it in a slot: `en`, or `en/world`. */
      fronts: z.array(z.string()),
    }),
  },
  describePicture: {
    body: z.object({
      alt: text,
      caption: text.nullable(),
      credit: text.nullable(),
      focus: z.object({ x: z.int().min(0).max(1000), y: z.int().min(0).max(1000) }),
    }),
    answer: libraryPicture,
  },
  replacePicture: {
    body: z.object({ by: z.string().max(100), codes: z.array(z.int()).min(1).max(50), keepCaption: z.boolean() }),
    answer: z.object({
      done: z.array(z.int()),
      refused: z.array(z.object({ code: z.int(), why: refusalShape })),
    }),
  },
  listPeople: {
    answer: z.object({
      people: z.array(person),
      invited: z.array(z.object({ email: z.string(), roles: z.array(role), expiresAt: moment })),
    }),
  },
  invitePerson: {
    body: z.object({ email: z.email().max(200), name: text, roles: z.array(role).min(1) }),
    answer: z.object({ link: z.string() }),
  },
  changePerson: { body: z.object({ roles: z.array(role), dismissed: z.boolean() }), answer: person },
  passwordLink: { body: nothing, answer: z.object({ link: z.string() }) },
  endSessions: { answer: z.object({ ended: z.int() }) },
  dropCodes: { answer: z.object({ dropped: z.boolean() }) },
  readAudit: {
    query: z.object({ words: z.string().max(200).optional(), person: z.string().optional(), after: page }),
    answer: z.object({ entries: z.array(auditEntry), next: z.string().nullable() }),
  },
  listTokens: { answer: z.object({ tokens: z.array(token) }) },
  makeToken: {
    body: z.object({ name: text.min(1), scopes: z.array(z.enum(scopes)).min(1) }),
    answer: z.object({ id: z.string(), token: z.string() }),
  },
  revokeToken: { answer: nothing },
  listHooks: {
    answer: z.object({
      hooks: z.array(
        z.object({
          id: z.string(),
          url: z.string(),
          acts: z.array(z.string()),
          etag: z.string(),
          deliveries: z.array(
            z.object({
              seq: z.int(),
              at: moment,
              attempt: z.int(),
              status: z.int().nullable(),
              error: z.string().nullable(),
              nextAt: moment.nullable(),
            }),
          ),
        }),
      ),
    }),
  },
  makeHook: {
    body: z.object({ url: z.string().max(2000), acts: z.array(z.string()).min(1).max(20) }),
    answer: z.object({ id: z.string(), secret: z.string() }),
  },
  removeHook: { answer: nothing },
  ...commentShapes,
} as const satisfies Record<DeskDoor, DeskShape>;

interface DeskShape {
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

/** What a door answers, what it takes in its body and its query. */
export type DeskAnswer<Door extends DeskDoor> = z.output<(typeof deskShapes)[Door]["answer"]>;
type BodyOf<Shape> = Shape extends { readonly body: infer Body extends z.ZodType } ? z.output<Body> : undefined;
type QueryOf<Shape> = Shape extends { readonly query: infer Query extends z.ZodType } ? z.output<Query> : undefined;
export type DeskBody<Door extends DeskDoor> = BodyOf<(typeof deskShapes)[Door]>;
export type DeskQuery<Door extends DeskDoor> = QueryOf<(typeof deskShapes)[Door]>;

export type DeskRow = z.output<typeof row>;
export type DeskRelation = z.output<typeof relation>;
export type DeskStory = z.output<typeof openStory>;
export type DeskWords = z.output<typeof words>;
export type DeskDifference = z.output<typeof part>;
export type DeskFront = z.output<typeof openFront>;
export type FrontSetting = z.output<typeof frontSetting>;
export type LibraryPicture = z.output<typeof libraryPicture>;
