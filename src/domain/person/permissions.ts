import { newsRoles, type Role } from "./role.js";

/** What may be asked of the desk. Each has its sentence below, and no door asks for anything that is not here. */
export type Permission =
  | "read"
  | "begin"
  | "edit"
  | "submit"
  | "note"
  | "send back"
  | "approve"
  | "schedule"
  | "publish"
  | "change"
  | "withdraw"
  | "spike"
  | "preview"
  | "pictures"
  | "front"
  | "paper"
  | "people"
  | "audit"
  | "machines"
  | "moderate"
  | "ban"
  | "badge"
  | "comment rules";

interface Grant {
  /** What the desk shows under "Who may do what". */
  readonly sentence: string;
  readonly who: readonly Role[];
  /** Those who may on stories they began themselves, besides. */
  readonly onTheirOwn?: readonly Role[];
}

const editors = ["editor", "chief"] as const satisfies readonly Role[];
const subEditors = ["sub-editor", ...editors] as const satisfies readonly Role[];
const all = ["reporter", "sub-editor", "editor", "chief", "moderator", "administrator"] as const;

/** Who may do what, as sentences: the one place that says so, for the desk, the API and its tokens alike. */
export const permissions: Record<Permission, Grant> = {
  read: { sentence: "Everyone at the desk may read every story, its history and its notes.", who: all },
  begin: { sentence: "Reporters, sub-editors, editors and chiefs may begin a story.", who: newsRoles },
  edit: {
    sentence: "Sub-editors, editors and chiefs may edit every story; reporters those they began.",
    who: subEditors,
    onTheirOwn: ["reporter"],
  },
  submit: {
    sentence: "Whoever may edit a story may submit it: reporters those they began.",
    who: subEditors,
    onTheirOwn: ["reporter"],
  },
  note: { sentence: "Reporters, sub-editors, editors and chiefs may leave notes on a story.", who: newsRoles },
  "send back": { sentence: "Sub-editors, editors and chiefs may send a story back to its writer.", who: subEditors },
  approve: { sentence: "Editors and chiefs may approve a story.", who: editors },
  schedule: { sentence: "Editors and chiefs may schedule a story, and take it off the schedule.", who: editors },
  publish: { sentence: "Editors and chiefs may publish a story.", who: editors },
  change: { sentence: "Editors and chiefs may update, correct and clarify what is public.", who: editors },
  withdraw: { sentence: "Only chiefs may kill a story, take it down, or restore it.", who: ["chief"] },
  spike: {
    sentence: "Editors and chiefs may spike any story and bring it back; reporters those they began.",
    who: editors,
    onTheirOwn: ["reporter", "sub-editor"],
  },
  preview: { sentence: "Whoever may edit a story may send someone outside a link to its preview.", who: subEditors },
  pictures: {
    sentence: "Reporters, sub-editors, editors and chiefs may add pictures and describe them.",
    who: newsRoles,
  },
  front: { sentence: "Editors and chiefs may arrange the fronts.", who: editors },
  paper: { sentence: "Chiefs and administrators may change editions and sections.", who: ["chief", "administrator"] },
  people: {
    sentence: "Only administrators may invite people, change their roles and end their sessions.",
    who: ["administrator"],
  },
  audit: {
    sentence: "Chiefs and administrators may read the record of everything done.",
    who: ["chief", "administrator"],
  },
  machines: {
    sentence: "Only administrators may make tokens and web hooks for other programs.",
    who: ["administrator"],
  },
  moderate: {
    sentence: "Moderators, editors and chiefs may decide on readers' comments.",
    who: ["moderator", ...editors],
  },
  ban: { sentence: "Moderators and chiefs may ban readers, and end a ban.", who: ["moderator", "chief"] },
  badge: {
    sentence: "Moderators, chiefs and administrators may say which reader is a person of the newsroom.",
    who: ["moderator", "chief", "administrator"],
  },
  "comment rules": {
    sentence: "Moderators, chiefs and administrators may say who may comment where, and change the word lists.",
    who: ["moderator", "chief", "administrator"],
  },
};
