import { type Permission, permissions } from "../person/permissions.js";
import type { StoryAct } from "../story/act.js";
import type { Blocker } from "../story/checklist.js";
import type { Stage, Standing } from "../story/life.js";

/**
 * Why the desk refuses something: the one list of it, in English. The desk's other languages have a sentence for each
 * code (src/desk/words), and its compiler wants them all. What stands in braces is filled in.
 */
export const refusals = {
  permission: "{permission}",
  standing: "A story that is {standing} cannot be {act}.",
  stage: "A story whose copy is {stage} cannot be {act}.",
  "nothing-to-restore": "There is no text left to restore: it was redacted, or never came.",
  "nothing-left": "Its text was redacted; nothing is left to act on.",
  "with-writer": "It is with its writer already.",
  "not-approved": "It is not approved yet.",
  blocked: "Not yet: {blocks}.",
  "is-killed": "It was killed: restore it to work on it.",
  "is-takenDown": "It was taken down: restore it to work on it.",
  "is-spiked": "It is spiked: bring it back to work on it.",
  "public-embargo": "A published story cannot be put under embargo or dated in the future: take it down first.",
  "moment-passed": "The moment to publish at has passed: publish it now, or give a later one.",
  "needs-correction": "A correction needs a note that tells readers what was wrong.",
  "needs-clarification": "A clarification needs a note that tells readers what it makes clear.",
  "needs-kill-reason": "A kill needs the reason that readers will be told.",
  "needs-takedown-reason": "A takedown needs the reason that readers will be told.",
  "needs-note": "It needs a note.",
  "needs-moment": "A schedule needs its moment.",
  "same-as-public": "Nothing in it differs from what readers have.",
  "changed-since-approval": "It was changed after it was approved: look at what changed and approve it again.",
  "typed-since": "Someone typed in it after you last saw it: look at it again.",
  "done-since": "Someone else did something with it meanwhile: look at it again.",
  "changed-since": "It has changed since you saw it: look at it again.",
  "no-story": "There is no story {code}.",
  "no-such-story": "There is no such story.",
  "no-words": "That entry has no words, or they were redacted.",
  "no-edition": 'There is no edition "{edition}".',
  "no-list": 'There is no list "{list}": {lists}.',
  "not-opened": "It could not be opened.",
  "empty-note": "An empty note says nothing.",
  "embed-kind":
    "{place}: {address} is of no kind that may be embedded. Make it a link in the text; only what is at {sites} is embedded.",
  "no-front": "There is no such front.",
  "front-changed": "Someone else arranged this front meanwhile: look at it again.",
  "slot-twice": "Story {code} stands in two slots.",
  "no-picture": "There is no such picture in the library.",
  "same-picture": "That is the same picture.",
  "picture-not-used": "Its words at the desk do not use the picture.",
  "picture-changed": "Someone else described this picture meanwhile.",
  "picture-unreadable": "{reason}",
  "nobody-so-named": "Nobody by that name works here.",
  "is-dismissed": "This person was dismissed: take them back first.",
  "person-changed": "Someone else changed this person meanwhile.",
  "last-administrator": "This is the last administrator: make someone else one first.",
  "address-taken": "Someone with this address is at the desk already.",
  "link-spent": "This link has been used or is too old: ask for a new one.",
  "no-token": "There is no such token.",
  "hook-address": "A hook's address begins with https://.",
  "hook-acts": "Say of which acts it is told: {acts}.",
  "no-hook": "There is no such hook.",
  "no-comment": "There is no such comment.",
  "comment-moved": "Someone has decided on this comment, or its writer has changed it, since you saw it.",
  "comment-impossible": "That cannot be done with this comment as it stands.",
  "needs-refusal-reason": "A refusal needs a reason: the writer is told.",
  "ban-moment": "A ban ends in the future, or not at all.",
  "nobody-to-ban": "Nothing is kept of its writer to ban them by.",
  "no-ban": "There is no such ban, or it is over.",
  "no-reader": "There is no such reader.",
  "badge-changed": "Someone else changed this reader's badge meanwhile: look at it again.",
  "other-story": "Say the code of another story the comments go to.",
  "rules-place": "Rules are said for *, edition:en, section:en/world or story:971280.",
  "rules-changed": "Someone else changed these rules meanwhile: look at them again.",
  "field-missing": "{place}: it is missing.",
  "field-short": "{place}: it is too short, with less than {least} characters.",
  "field-long": "{place}: it is too long, with more than {most} characters.",
  "field-few": "{place}: there are too few, less than {least}.",
  "field-many": "{place}: there are too many, more than {most}.",
  "field-low": "{place}: it is too low, less than {least}.",
  "field-high": "{place}: it is too high, more than {most}.",
  "field-email": "{place}: that is no e-mail address.",
  "field-url": "{place}: that is no address.",
  "field-wrong": "{place}: {detail}",
  "key-reused": "Give each new request a key of its own.",
} as const;

export type RefusalCode = keyof typeof refusals;

type Words<Prefix extends string, Name extends string> = { readonly [N in Name as `${Prefix}-${N}`]: string };
export type RefusalWords = Words<"may", Permission> &
  Words<"standing", Standing | "new"> &
  Words<"stage", Stage> &
  Words<"done", StoryAct> &
  Words<"lacks", Blocker>;

const sentences = Object.fromEntries(
  Object.entries(permissions).map(([name, { sentence }]) => [`may-${name}`, sentence]),
) as unknown as Words<"may", Permission>;

/** What is filled in where the value is a name of ours and not someone's words; it has words in every language too. */
export const refusalWords: RefusalWords = {
  ...sentences,
  "standing-new": "not there yet",
  "standing-unpublished": "not published",
  "standing-scheduled": "scheduled",
  "standing-published": "published",
  "standing-killed": "killed",
  "standing-takenDown": "taken down",
  "standing-spiked": "spiked",
  "stage-draft": "draft",
  "stage-submitted": "submitted",
  "stage-approved": "approved",
  "done-saved": "saved",
  "done-submitted": "submitted",
  "done-approved": "approved",
  "done-scheduled": "scheduled",
  "done-unscheduled": "unscheduled",
  "done-published": "published",
  "done-updated": "updated",
  "done-corrected": "corrected",
  "done-clarified": "clarified",
  "done-killed": "killed",
  "done-takenDown": "taken down",
  "done-restored": "restored",
  "done-spiked": "spiked",
  "done-unspiked": "unspiked",
  "done-redacted": "redacted",
  "lacks-headline": "it has no headline",
  "lacks-empty": "it has no text",
  "lacks-alt": "a picture has no alternative text",
  "lacks-credit": "a picture has no credit",
  "lacks-legal": "it is held for a lawyer",
  "lacks-embed": "it embeds what may not stand in a story, as the checklist says",
};
