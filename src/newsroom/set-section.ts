import { projectSection } from "../archive/projection/project-section.js";
import type { Transactor } from "../database/handles.js";
import type { Section } from "../domain/section/section.js";
import { append } from "./ledger/append.js";
import type { Occasion } from "./take-steps.js";

/** Gives a section its name and its place in the navigation, where it shows once it has a public story. */
export async function setSection(tx: Transactor, { actor, at }: Occasion, section: Section): Promise<void> {
  const subject = `${section.edition}/${section.slug}`;
  const entry = {
    noun: "section",
    subject,
    act: "set",
    at,
    effective: null,
    actor,
    reason: null,
    body: section,
  } as const;
  for (const { seq } of await append(tx, [entry])) await projectSection(tx, seq, section);
}
