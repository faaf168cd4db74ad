import { failedMark } from "../../domain/person/audit-act.js";
import type { Say } from "../words/speak.js";
import { isWord } from "../words/told.js";

/** What was done, with no moment it is meant for, in the desk's own language; an act of a later house by the name it came with. */
export function actWords(act: string, say: Say): string {
  if (act.startsWith(failedMark)) return say("failed", { act: actWords(act.slice(failedMark.length), say) });
  const word = [`did-${act}`, `act-${act}`].find(isWord);
  return word === undefined ? act : say(word);
}

/** What it was done to: a noun of the ledger with its name, a person, or what was written down. */
export function subjectWords(subject: string, say: Say, names: (actor: string) => string): string {
  if (subject === "the owner") return say("theOwner");
  const [, noun = "", name = ""] = /^(story|front|edition|section) (.+)$/.exec(subject) ?? [];
  const word = `noun-${noun}`;
  return isWord(word) ? say(word, { name }) : names(subject);
}

/** What stands beside it. Where all of it are names of ours (roles, scopes, acts), they are said; else it stands as it was written. */
export function detailWords(detail: string, say: Say): string {
  if (detail === "dismissed") return say("dismissed");
  const words = detail
    .split(", ")
    .map((name) => [`role-${name}`, `scope-${name}`, `did-${name}`, `act-${name}`].find(isWord));
  return words.every((word) => word !== undefined) ? words.map((word) => say(word)).join(say("comma")) : detail;
}
