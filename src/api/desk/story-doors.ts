import { searchDocument } from "../../archive/search-document.js";
import type { DeskRow, DeskWords } from "../../contract/desk-shapes.js";
import type { Reader } from "../../database/handles.js";
import { because, type Refusal } from "../../domain/refusal/refusal.js";
import { embedSites } from "../../domain/story/allowed-embed.js";
import type { Revision } from "../../domain/story/revision.js";
import { strangeEmbeds } from "../../domain/story/strange-embeds.js";
import { parseEditionId, parseInstant, parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { err, ok } from "../../kernel/result.js";
import { parseSlug, slugOf } from "../../kernel/slug.js";
import { rewriteCopy } from "../../newsroom/copy/align-copy.js";
import { saveCopy } from "../../newsroom/copy/save-copy.js";
import { actAtDesk } from "../../newsroom/desk/act-at-desk.js";
import { beginStory } from "../../newsroom/desk/begin-story.js";
import { bringBack } from "../../newsroom/desk/bring-back.js";
import { broughtEmbeds } from "../../newsroom/desk/brought-embeds.js";
import { changeAt, storyHistory } from "../../newsroom/desk/history.js";
import { seeMentions, unseenMentions } from "../../newsroom/desk/mentions.js";
import { type OpenStory, openAtDesk } from "../../newsroom/desk/open-at-desk.js";
import { makePreviewLink } from "../../newsroom/desk/preview-link.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { leaveNote, notesOf } from "../../newsroom/desk/story-notes.js";
import type { DeskDoors } from "./desk-house.js";
import { shownDifference, shownRow, shownStory } from "./shown-at-desk.js";

/** A code nothing has: asked for a name that is none, the answer is "there is no such story". */
const none = 0 as StoryCode;
const codeIn = (params: Readonly<Record<string, string>>): StoryCode => parseStoryCode(params.code) ?? none;
const missing = () => refuse("missing", because("no-such-story"));

type StoryDoors = Pick<
  DeskDoors,
  | "beginStory"
  | "openStory"
  | "writeStory"
  | "actOnStory"
  | "storyHistory"
  | "storyChange"
  | "bringBack"
  | "storyNotes"
  | "relatedStories"
  | "leaveNote"
  | "myMentions"
  | "seeMentions"
  | "previewLink"
>;

/** What can be done with one story. */
export const storyDoors: StoryDoors = {
  beginStory: {
    changes: async (tx, { origin }, { asker, at, body, signedIn }) => {
      const edition = parseEditionId(body.edition);
      if (edition === null) return refuse("unreadable", because("no-edition", { edition: body.edition }));
      const section = body.section === null ? null : parseSlug(body.section);
      const story = { edition, section, headline: body.headline.trim(), byline: signedIn?.person.name ?? null };
      const begun = await beginStory(tx, { asker, at, story });
      return begun.ok ? ok(shownStory(origin, begun.value)) : begun;
    },
  },
  openStory: {
    looks: async ({ press, origin }, { asker, at, params }) => {
      const story = await press.database.transact((tx) => openAtDesk(tx, { asker, at, code: codeIn(params) }));
      return story === null ? missing() : ok(shownStory(origin, story));
    },
  },
  writeStory: {
    changes: async (tx, { origin, copyDesk }, { asker, at, params, body, seen, afterwards }) => {
      const code = codeIn(params);
      const story = await openAtDesk(tx, { asker, at, code });
      if (story === null) return missing();
      if (story.readOnly !== null) return refuse("forbidden", story.readOnly);
      if (seen !== story.etag) return refuse("moved-on", because("changed-since"));
      const words = revisionFrom(story.words, body.words);
      const strange = await refusedEmbed(tx.rows, story, words);
      if (strange !== null) return refuse("unreadable", strange);
      const update = await rewriteCopy(tx, { actor: asker.actor, code, copy: story.copy }, words);
      await saveCopy(tx, { actor: asker.actor, at }, { code });
      afterwards(() => copyDesk.tell(code, update));
      const after = await openAtDesk(tx, { asker, at, code });
      return after === null ? missing() : ok(shownStory(origin, after));
    },
  },
  actOnStory: {
    changes: async (tx, { origin }, { asker, at, params, body, seen }) => {
      const moment = body.at === null ? null : parseInstant(body.at);
      const note = body.note?.trim() || null;
      const ask = { asker, at, code: codeIn(params), act: body.act, seen, note, moment };
      const done = await actAtDesk(tx, ask);
      return done.ok ? ok(shownStory(origin, done.value)) : err(done.error);
    },
  },
  storyHistory: {
    looks: async ({ press }, { params }) => {
      const entries = await storyHistory(press.database.reader, codeIn(params));
      return entries.length === 0 ? missing() : ok({ entries: [...entries] });
    },
  },
  storyChange: {
    looks: async ({ press }, { params }) => {
      const found = await changeAt(press.database.reader, codeIn(params), Number(params.seq));
      if (found === null) return refuse("missing", because("no-words"));
      return ok({ difference: shownDifference(found) });
    },
  },
  bringBack: {
    changes: async (tx, { origin, copyDesk }, { asker, at, params, body, seen, afterwards }) => {
      const code = codeIn(params);
      const brought = await bringBack(tx, { asker, at, code, seq: body.seq, seen });
      if (!brought.ok) return brought;
      afterwards(() => copyDesk.tell(code, brought.value.update));
      const after = await openAtDesk(tx, { asker, at, code });
      return after === null ? missing() : ok(shownStory(origin, after));
    },
  },
  relatedStories: {
    looks: async ({ press, index }, { asker, at, params }) => {
      const code = codeIn(params);
      const story = await press.database.transact((tx) => openAtDesk(tx, { asker, at, code }));
      if (story === null) return missing();
      const { words, life } = story;
      const publishedAt = life.shown?.publishedAt ?? at;
      const hits = await index.related({ ...searchDocument({ ...words, code, publishedAt }), limit: 20 });
      const pinned = words.pinned.flatMap((one) => (one.kind === "story" ? [one.code] : []));
      const rows = await rowsOf(press.database.reader, [...hits.map((hit) => hit.code), ...pinned, ...words.banned]);
      const found = hits.flatMap((hit) => {
        const row = rows.get(hit.code);
        const side = hit.publishedAt < publishedAt ? ("earlier" as const) : ("later" as const);
        const { kind, words: shared } = hit.reason;
        return row === undefined ? [] : [{ row, running: hit.running ? side : null, kind, words: [...shared] }];
      });
      return ok({ found, named: [...pinned, ...words.banned].flatMap((one) => rows.get(one) ?? []) });
    },
  },
  storyNotes: {
    looks: async ({ press }, { params }) => {
      const notes = await notesOf(press.database.reader, codeIn(params));
      return ok({ notes: notes.map((note) => ({ ...note, mentions: [...note.mentions] })) });
    },
  },
  leaveNote: {
    changes: async (tx, _house, { asker, at, params, body }) => {
      const left = await leaveNote(tx, { asker, at, code: codeIn(params), text: body.text });
      return left.ok ? ok({ ...left.value, mentions: [...left.value.mentions] }) : left;
    },
  },
  myMentions: {
    looks: async ({ press }, { asker }) => {
      const { unseen, etag } = await unseenMentions(press.database.reader, asker.actor);
      return ok({ unseen: unseen.map((one) => ({ ...one })), etag });
    },
  },
  seeMentions: {
    changes: async (tx, _house, { asker, at, params, seen }) => {
      // A mention that came since they looked is not before their eyes.
      if (seen !== (await unseenMentions(tx.rows, asker.actor)).etag)
        return refuse("moved-on", because("changed-since"));
      await seeMentions(tx, { asker, at, code: codeIn(params) });
      return ok({});
    },
  },
  previewLink: {
    changes: async (tx, { origin }, { asker, at, params }) => {
      const made = await makePreviewLink(tx, { asker, at, code: codeIn(params) });
      if (!made.ok) return made;
      return ok({ url: `${origin}/desk/preview/${made.value.secret}`, expiresAt: made.value.expiresAt });
    },
  },
};

/** Why the first embed that the story may not have is refused; null where all of them may stand. */
async function refusedEmbed(reader: Reader, story: OpenStory, words: Revision): Promise<Refusal | null> {
  const strange = strangeEmbeds(words);
  const brought = strange.length === 0 ? null : await broughtEmbeds(reader, story);
  const first = strange.find(({ url }) => brought?.has(url) !== true);
  if (first === undefined) return null;
  const values = { place: `words.body.${first.place}.url`, address: first.url, sites: embedSites.join(", ") };
  return because("embed-kind", values);
}

async function rowsOf(reader: Reader, codes: readonly StoryCode[]): Promise<ReadonlyMap<number, DeskRow>> {
  if (codes.length === 0) return new Map();
  const rows = await reader.selectFrom("story_state").selectAll().where("code", "in", codes).execute();
  return new Map(rows.map((row) => [row.code, shownRow(row)]));
}

/** Words from a program, over what a story carries besides; a slug that followed the headline goes on doing so. They go into the copy and are read from it like what is typed. */
const revisionFrom = (before: Revision, words: DeskWords): Revision => {
  const { legal: _legal, ...carried } = before;
  const after = { ...carried, ...(words as unknown as Partial<Revision>) } as Revision;
  const follows = words.slug === before.slug && before.slug === slugOf(before.headline);
  return follows ? { ...after, slug: slugOf(after.headline) } : after;
};
