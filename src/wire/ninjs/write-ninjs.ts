import type { GoneStory, PublicStory } from "../../archive/shapes.js";
import { lineOrNull } from "../../domain/story/normal-body.js";
import type { PlacedPicture, Reference } from "../../domain/story/revision.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import { cleanLine } from "../../kernel/clean-text.js";
import type { StoryCode } from "../../kernel/ids.js";
import { isoInstant } from "../../language/dates.js";
import { writeBlocks } from "../markup/write-blocks.js";

/** A public story with all that an exchange carries. */
export interface ExportedStory {
  readonly story: PublicStory;
  readonly sectionName: string;
  readonly pinned: readonly Reference[];
  readonly banned: readonly StoryCode[];
  readonly featured: readonly Reference[];
  readonly translationOf: StoryCode | null;
  /** How a picture is named: a path beside the lines. */
  readonly source: (picture: PlacedPicture) => string;
}

const standard = { name: "ninjs", version: "3.1", schema: "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json" };

/** A public story as one ninjs line, its members in order: the same story always gives the same bytes. */
export function writeNinjs(exported: ExportedStory): string {
  const { story } = exported;
  return canonicalJson({
    uri: story.sourceUri ?? `urn:dateline:${story.code}`,
    standard,
    type: "text",
    language: story.language,
    pubStatus: "usable",
    firstCreated: isoInstant(story.publishedAt),
    versionCreated: isoInstant(story.updatedAt ?? story.publishedAt),
    altIds: [{ role: "storyCode", value: String(story.code) }],
    headlines: [{ role: "main", value: cleanLine(story.headline) }, ...valued("kicker", story.kicker)],
    descriptions: some(valued("lead", story.standfirst)),
    bodies: some(bodyOf(exported)),
    byline: lineOrNull(story.byline) ?? undefined,
    infoSources: some(named("agency", story.agency)),
    located: lineOrNull(story.place) ?? undefined,
    subjects: subjectsOf(exported),
    people: some(names(story.people)),
    places: some(names(story.places)),
    organisations: some(names(story.organisations)),
    associations: story.picture === null ? undefined : [associationOf(story.picture, exported.source)],
    dateline: profileOf(exported),
  });
}

/** A withdrawn story as one ninjs line: its code stays taken, and why it is gone is told. */
export const writeCanceled = ({ code, edition, kind, reason }: GoneStory, language: string): string =>
  canonicalJson({
    uri: `urn:dateline:${code}`,
    standard,
    type: "text",
    language,
    pubStatus: "canceled",
    altIds: [{ role: "storyCode", value: String(code) }],
    headlines: [{ role: "main", value: `${kind === "killed" ? "KILLED" : "TAKEN DOWN"}: story ${code}` }],
    edNote: reason,
    dateline: { edition, gone: kind },
  });

const some = <T>(all: readonly T[]): readonly T[] | undefined => (all.length === 0 ? undefined : all);

function valued(role: string, value: string | null) {
  const line = lineOrNull(value);
  return line === null ? [] : [{ role, value: line }];
}

function named(role: string, name: string | null) {
  const line = lineOrNull(name);
  return line === null ? [] : [{ role, name: line }];
}

const names = (all: readonly string[]) => all.map((name) => ({ name: cleanLine(name) }));

function bodyOf({ story, source }: ExportedStory) {
  const value = writeBlocks(story.body, source);
  return value === "" ? [] : [{ role: "main", contentType: "text/html", value }];
}

const subjectsOf = ({ story, sectionName }: ExportedStory) => [
  { rel: "section", literal: story.section, name: cleanLine(sectionName) },
  ...story.topics.map(({ slug, name }) => ({ rel: "about", literal: slug, name: cleanLine(name) })),
];

const associationOf = (picture: PlacedPicture, source: (picture: PlacedPicture) => string) => ({
  type: "picture",
  altText: cleanLine(picture.alt),
  descriptions: some(valued("caption", picture.caption)),
  creditLine: lineOrNull(picture.credit) ?? undefined,
  renditions: [{ name: "original", href: source(picture), width: picture.width, height: picture.height }],
});

const profileOf = ({ story, pinned, banned, featured, translationOf }: ExportedStory) => ({
  edition: story.edition,
  slug: story.slug,
  translationOf: translationOf === null ? undefined : String(translationOf),
  pinned: some(pinned.map(referenceOf)),
  banned: some(banned.map(String)),
  featured: some(featured.map(referenceOf)),
  notes: some(story.notes.map(({ kind, at, note }) => ({ kind, at: isoInstant(at), note: cleanLine(note) }))),
});

function referenceOf(reference: Reference) {
  if (reference.kind === "story") return { storyCode: String(reference.code) };
  const { headline, date, teaser, agency } = reference;
  return {
    headline: cleanLine(headline),
    date: date === null ? undefined : isoInstant(date),
    teaser: lineOrNull(teaser) ?? undefined,
    agency: lineOrNull(agency) ?? undefined,
  };
}
