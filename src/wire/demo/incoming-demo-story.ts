import type { Instant, Slug, StoryCode } from "../../kernel/ids.js";
import type { IncomingBlock, IncomingPicture, IncomingSection, IncomingStory } from "../incoming.js";
import type { DemoBlock, DemoDocument, DemoPicture, DemoStory } from "./demo-document.js";

/** What a demo story needs from around it: the moment the paper opens, and every edition's keys. */
export interface DemoDesk {
  readonly openedAt: Instant;
  readonly codeOf: (key: string) => StoryCode;
}

export const demoMoment = (desk: DemoDesk, minutesBefore: number): Instant =>
  (desk.openedAt - minutesBefore * 60_000) as Instant;

/** A demo story as if a wire had brought it. */
export function incomingDemoStory(
  desk: DemoDesk,
  { edition, sections }: DemoDocument,
  story: DemoStory,
): IncomingStory {
  const { key: _, minutesBefore, ...said } = story;
  return {
    ...said,
    edition: edition.id,
    language: edition.language,
    section: sectionOf(sections, story.section),
    body: incomingDemoBody(story.body),
    picture: story.picture && incomingPicture(story.picture),
    pinned: story.pinned.map((key) => ({ kind: "code", code: desk.codeOf(key) })),
    banned: [],
    featured: [],
    translationOf: story.translationOf === null ? null : desk.codeOf(story.translationOf),
    published: demoMoment(desk, minutesBefore),
    updated: null,
    notes: [],
    embargo: null,
    sourceUri: null,
    status: "usable",
    reason: null,
  };
}

export const incomingDemoBody = (body: readonly DemoBlock[]): readonly IncomingBlock[] =>
  body.map((block) => (block.kind === "picture" ? { ...block, picture: incomingPicture(block.picture) } : block));

const incomingPicture = ({ file, ...words }: DemoPicture): IncomingPicture => ({ source: file, ...words });

function sectionOf(sections: readonly IncomingSection[], slug: Slug): IncomingSection {
  const section = sections.find((one) => one.slug === slug);
  if (section === undefined) throw new Error(`The demo paper has no section ${slug}.`);
  return section;
}
