import { banCalled, banWriter, liftBan, standingBans } from "../../comments/moderation/bans.js";
import { decide } from "../../comments/moderation/decide.js";
import { openComment } from "../../comments/moderation/open-comment.js";
import { countQueues, mostCounted, readQueue } from "../../comments/moderation/read-queue.js";
import { setBadge } from "../../comments/moderation/set-badge.js";
import { undoDecision } from "../../comments/moderation/undo-decision.js";
import { moveThread } from "../../comments/thread/move-thread.js";
import { isStill, type SeenThread, seenThread } from "../../comments/thread/seen-thread.js";
import type { ReaderBanTable } from "../../database/comment-tables.js";
import { parseCommentId } from "../../domain/comment/comment-id.js";
import { because } from "../../domain/refusal/refusal.js";
import { type Instant, parseStoryCode } from "../../kernel/ids.js";
import { ok } from "../../kernel/result.js";
import { noteAudit } from "../../newsroom/audit/note-audit.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { versionOf } from "../../newsroom/version-of.js";
import { decideAll, decider, idOf, missing, refusal, tell } from "./decide-all.js";
import type { DeskDoors } from "./desk-house.js";
import { permit } from "./permit.js";
import { seenVersion, shownBadge, shownComment, shownOpen } from "./shown-comment.js";

const pageLength = 50;

type CommentDoor =
  | "listComments"
  | "openComment"
  | "decideComment"
  | "decideComments"
  | "undoDecision"
  | "banWriter"
  | "listBans"
  | "liftBan"
  | "openThread"
  | "setBadge"
  | "moveThread";

const badgeRefusals = {
  unknown: refuse("missing", because("no-reader")),
  moved: refuse("moved-on", because("badge-changed")),
  nobody: refuse("not-now", because("nobody-so-named")),
} as const;

/** The readers' comments at the desk: the queues, and what a moderator does there. */
export const commentDoors: Pick<DeskDoors, CommentDoor> = {
  listComments: {
    looks: async ({ press }, { asker, query }) => {
      const allowed = permit(asker, "moderate");
      if (!allowed.ok) return allowed;
      const { queue = "waiting", edition } = query;
      const code = query.code === undefined ? undefined : (parseStoryCode(query.code) ?? 0);
      const after = parseCommentId(query.after) ?? undefined;
      const { reader } = press.database;
      const rows = await readQueue(reader, { queue, edition, code, after, limit: pageLength + 1 });
      const shown = rows.slice(0, pageLength);
      const next = rows.length > pageLength ? String(shown.at(-1)?.id ?? "") : null;
      return ok({
        comments: shown.map(shownComment),
        next,
        counts: { ...(await countQueues(reader)), most: mostCounted },
      });
    },
  },
  openComment: {
    looks: async ({ press }, { asker, params, at }) => {
      const allowed = permit(asker, "moderate");
      if (!allowed.ok) return allowed;
      const open = await openComment(press.database.reader, idOf(params), at);
      return open === null ? missing() : ok(shownOpen(open));
    },
  },
  decideComment: {
    changes: async (tx, house, { asker, at, params, body, seen, afterwards }) => {
      const allowed = permit(asker, "moderate");
      if (!allowed.ok) return allowed;
      const version = seenVersion(seen);
      if (version === null) return refusal("moved");
      const id = idOf(params);
      const done = await decide(tx, { by: decider(asker), at, ...body }, { id, version });
      if (!done.ok) return refusal(done.error);
      afterwards(() => tell(house, asker));
      const open = await openComment(tx.rows, id, at);
      return open === null ? missing() : ok({ ...shownOpen(open), decision: done.value });
    },
  },
  decideComments: {
    changes: async (tx, house, { asker, at, body, afterwards }) => {
      const allowed = permit(asker, "moderate");
      if (!allowed.ok) return allowed;
      afterwards(() => tell(house, asker));
      return ok(await decideAll(tx, { asker, at, ...body }));
    },
  },
  undoDecision: {
    changes: async (tx, house, { asker, at, params, seen, afterwards }) => {
      const allowed = permit(asker, "moderate");
      if (!allowed.ok) return allowed;
      const version = seenVersion(seen);
      if (version === null) return refusal("moved");
      const done = await undoDecision(tx, { decision: params.id ?? "", version, by: decider(asker), at });
      if (!done.ok) return refusal(done.error);
      afterwards(() => tell(house, asker));
      const open = await openComment(tx.rows, done.value, at);
      return open === null ? missing() : ok(shownOpen(open));
    },
  },
  banWriter: {
    changes: async (tx, house, { asker, at, params, body, seen, afterwards }) => {
      const allowed = permit(asker, "ban");
      if (!allowed.ok) return allowed;
      const { until, reason } = body;
      if (until !== null && until <= at) return refuse("unreadable", because("ban-moment"));
      const [id, version] = [idOf(params), seenVersion(seen)];
      if (version === null) return refusal("moved");
      const comment = { id, version };
      const done = await banWriter(tx, { comment, until: until as Instant | null, reason, by: decider(asker), at });
      if (!done.ok) return done.error === "nobody" ? refuse("not-now", because("nobody-to-ban")) : refusal(done.error);
      const detail = `${until === null ? "for good" : `until ${new Date(until).toISOString()}`}: ${reason}`;
      await noteAudit(tx, { at, actor: asker.actor, act: "banned a reader", subject: `comment ${id}`, detail });
      afterwards(() => tell(house, asker));
      return ok({ id: done.value });
    },
  },
  listBans: {
    looks: async ({ press }, { asker, at }) => {
      const allowed = permit(asker, "ban");
      if (!allowed.ok) return allowed;
      const bans = await standingBans(press.database.reader, at);
      return ok({
        bans: bans.map((ban) => {
          const { id, name, at: since, until, actor, reason } = ban;
          return { id, name, at: since, until, actor, reason, etag: banEtag(ban) };
        }),
      });
    },
  },
  liftBan: {
    changes: async (tx, house, { asker, at, params, seen, afterwards }) => {
      const allowed = permit(asker, "ban");
      if (!allowed.ok) return allowed;
      const ban = await banCalled(tx.rows, params.id ?? "");
      if (ban === undefined) return refuse("missing", because("no-ban"));
      if (seen !== banEtag(ban)) return refuse("moved-on", because("changed-since"));
      await liftBan(tx, ban.id, at);
      await noteAudit(tx, { at, actor: asker.actor, act: "ended a ban", subject: ban.id });
      afterwards(() => tell(house, asker));
      return ok({});
    },
  },
  openThread: {
    looks: async ({ press }, { asker, params }) => {
      const allowed = permit(asker, "moderate");
      if (!allowed.ok) return allowed;
      const code = parseStoryCode(params.code);
      if (code === null) return refuse("missing", because("no-such-story"));
      const thread = await seenThread(press.database.reader, code);
      return ok({ comments: thread.comments, etag: threadEtag(thread) });
    },
  },
  setBadge: {
    changes: async (tx, house, { asker, params, body, at, seen, afterwards }) => {
      const allowed = permit(asker, "badge");
      if (!allowed.ok) return allowed;
      const reader = params.id ?? "";
      const { choice } = body;
      const done = await setBadge(tx, { reader, choice, seen, by: decider(asker) });
      if (!done.ok) return badgeRefusals[done.error];
      const detail = typeof choice === "object" ? `person:${choice.person}` : choice;
      await noteAudit(tx, { at, actor: asker.actor, act: "changed a badge", subject: `reader ${reader}`, detail });
      afterwards(() => tell(house, asker));
      return ok(shownBadge(done.value));
    },
  },
  moveThread: {
    changes: async (tx, house, { asker, at, params, body, seen, afterwards }) => {
      const allowed = permit(asker, "moderate");
      if (!allowed.ok) return allowed;
      const [from, to] = [parseStoryCode(params.code), parseStoryCode(body.to)];
      if (from === null || to === null || from === to) return refuse("unreadable", because("other-story"));
      const there = await tx.rows.selectFrom("story_state").select("code").where("code", "=", to).executeTakeFirst();
      if (there === undefined) return refuse("missing", because("no-story", { code: to }));
      const thread = parseThreadEtag(seen);
      if (thread === null || !(await isStill(tx.rows, from, thread)))
        return refuse("moved-on", because("changed-since"));
      const moved = await moveThread(tx, from, to);
      await noteAudit(tx, {
        at,
        actor: asker.actor,
        act: "moved comments",
        subject: `story ${from}`,
        detail: `to ${to}: ${moved}`,
      });
      afterwards(() => tell(house, asker));
      return ok({ moved });
    },
  },
};

const banEtag = ({ until, reason }: ReaderBanTable): string => versionOf([until, reason]);

/** `{how many}-{the newest}` of the comments that were seen. */
const threadEtag = ({ comments, newest }: SeenThread): string => `"${comments}-${newest}"`;

function parseThreadEtag(seen: string): SeenThread | null {
  const [, comments, newest] = /^"(\d{1,15})-(\d{1,16})"$/.exec(seen) ?? [];
  return comments === undefined ? null : { comments: Number(comments), newest: Number(newest) };
}
