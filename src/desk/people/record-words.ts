import { failedMark } from "../../domain/person/audit-act.js";
import { roles } from "../../domain/person/role.js";
import type { Say } from "../words/speak.js";
import { isWord } from "../words/told.js";

/** What was done, in the desk's own language; an act of a later house by the name it came with. */
export function actWords(act: string, say: Say): string {
  if (act.startsWith(failedMark)) return say("failed", { act: actWords(act.slice(failedMark.length), say) });
  const word = [`did-${act}`, `act-${act}`].find(isWord);
  return word === undefined ? act : say(word, { at: "…" });
}

/** What it was done to: a noun of the ledger with its name, a person, or what was written down. */
export function subjectWords(subject: string, say: Say, names: (actor: string) => string): string {
  const [, noun = "", name = ""] = /^(story|front|edition|section) (.+)$/.exec(subject) ?? [];
  const word = `noun-${noun}`;
  return isWord(word) ? say(word, { name }) : names(subject);
}

/** What stands beside it; roles, and that someone was dismissed, are names of ours. */
export function detailWords(detail: string, say: Say): string {
  if (detail === "dismissed") return say("dismissed");
  const words = detail.split(", ");
  const named = words.flatMap((one) => roles.find((role) => role === one) ?? []);
  return named.length === words.length ? named.map((role) => say(`role-${role}`)).join(say("comma")) : detail;
}
