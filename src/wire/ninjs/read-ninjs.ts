import type { z } from "zod";
import { lineOrNull } from "../../domain/story/normal-body.js";
import type { Topic } from "../../domain/story/revision.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { type Instant, parseEditionId, parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { parseSlug, slugOf } from "../../kernel/slug.js";
import type { IncomingBlock, IncomingPicture, IncomingReference, IncomingSection, IncomingStory } from "../incoming.js";
import { readBlocks } from "../markup/read-blocks.js";
import { type Ninjs, type NinjsReference, ninjsShape } from "./ninjs-shape.js";
import { readMoment } from "./read-moment.js";

export interface NinjsReading {
  readonly story: IncomingStory;
  /** What could be read only in part, as sentences. */
  readonly remarks: readonly string[];
}

const longestHeadline = 1000;
/** How an export names a story that has no name from elsewhere: it has none when it comes back either. */
const ownUri = /^urn:dateline:\d+$/;

/** One ninjs object (IPTC ninjs 3.1) as an incoming story; refused with what is wrong and where. */
export function readNinjs(value: unknown): Result<NinjsReading, string> {
  const parsed = ninjsShape.safeParse(value);
  if (!parsed.success) return err(`Not a ninjs story: ${firstIssue(parsed.error)}`);
  const item = parsed.data;
  const headline = cleanLine(pick(item.headlines, ["main"]) ?? item.headlines?.[0]?.value ?? "");
  if (headline === "") return err("The story has no headline.");
  if (headline.length > longestHeadline) return err(`The headline is longer than ${longestHeadline} characters.`);
  const code = readCode(item);
  if (!code.ok) return code;
  const times = readTimes(item);
  if (!times.ok) return times;
  const { remarks, ...moments } = times.value;
  return ok({ story: { ...factsOf(item), ...moments, code: code.value, headline }, remarks });
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".") ?? "";
  return `${path === "" ? "it" : path}: ${issue?.message ?? "unreadable"}`;
}

const pick = (values: Ninjs["headlines"], roles: readonly string[]): string | undefined =>
  values?.find((one) => roles.includes(one.role ?? ""))?.value;

function readCode(item: Ninjs): Result<StoryCode | null, string> {
  const given = item.altIds?.find((one) => one.role === "storyCode");
  if (given === undefined) return ok(null);
  const code = parseStoryCode(given.value);
  return code === null ? err(`"${given.value}" is not a story code.`) : ok(code);
}

interface Times {
  readonly published: Instant | null;
  readonly updated: Instant | null;
  readonly embargo: Instant | null;
  readonly remarks: readonly string[];
}

function readTimes(item: Ninjs): Result<Times, string> {
  const first = readMoment("firstCreated", item.firstCreated);
  const version = readMoment("versionCreated", item.versionCreated);
  const embargo = readMoment("embargoed", item.embargoed);
  for (const one of [first, version, embargo]) if (!one.ok) return one;
  if (!first.ok || !version.ok || !embargo.ok) return err("Its dates cannot be read.");
  // An embargo of which only the day is legible would end too soon: better no story than a leak.
  if (embargo.value.remark !== null) return err(embargo.value.remark);
  const published = first.value.at ?? version.value.at;
  const updated =
    version.value.at !== null && published !== null && version.value.at > published ? version.value.at : null;
  const remarks = [first.value.remark, first.value.remark === null ? version.value.remark : null].filter(
    (one) => one !== null,
  );
  return ok({ published, updated, embargo: embargo.value.at, remarks });
}

function factsOf(item: Ninjs): Omit<IncomingStory, "code" | "headline" | "published" | "updated" | "embargo"> {
  const profile = item.dateline ?? {};
  return {
    edition: parseEditionId(profile.edition),
    language: languageOf(item.language),
    section: sectionOf(item),
    slug: parseSlug(profile.slug),
    kicker: lineOrNull(pick(item.headlines, ["kicker"])),
    standfirst: lineOrNull(pick(item.descriptions, ["lead", "standfirst"])),
    body: bodyOf(item),
    byline: lineOrNull(item.byline ?? item.by),
    agency: lineOrNull(item.infoSources?.find((one) => one.rel === "agency" || one.role === "agency")?.name),
    place: lineOrNull(item.located),
    topics: topicsOf(item),
    people: namesOf(item.people),
    places: namesOf(item.places),
    organisations: namesOf(item.organisations),
    picture: pictureOf(item),
    pinned: referencesOf(profile.pinned),
    banned: (profile.banned ?? []).flatMap((code) => parseStoryCode(code) ?? []),
    featured: referencesOf(profile.featured),
    translationOf: parseStoryCode(profile.translationOf),
    notes: (profile.notes ?? [])
      .map(({ kind, at, note }) => ({ kind, at: Date.parse(at) as Instant, note: cleanLine(note) }))
      .filter(({ at }) => !Number.isNaN(at)),
    sourceUri: ownUri.test(item.uri) ? null : item.uri,
    status: item.pubStatus === "canceled" && profile.gone === "takenDown" ? "takenDown" : (item.pubStatus ?? "usable"),
    reason: lineOrNull(item.edNote),
  };
}

const languages = new Map<string, string>();
/** Tags remembered; beyond it each is read anew. */
const mostLanguages = 200;

function languageOf(tag = "en"): string {
  const known = languages.get(tag);
  if (known !== undefined) return known;
  const language = readLanguage(tag);
  if (languages.size < mostLanguages) languages.set(tag, language);
  return language;
}

function readLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    return "en";
  }
}

function sectionOf(item: Ninjs): IncomingSection | null {
  const section = item.subjects?.find((one) => one.rel === "section");
  const name = cleanLine(section?.name ?? section?.literal ?? "");
  return name === "" ? null : { slug: slugOf(section?.literal ?? name), name };
}

/** A supplier's literal is a topic's address only where it is one already. */
function topicsOf(item: Ninjs): readonly Topic[] {
  const topics = new Map<string, Topic>();
  for (const one of item.subjects?.filter(({ rel }) => rel === "about") ?? []) {
    const name = cleanLine(one.name ?? one.literal ?? "");
    const slug = (one.name !== undefined && parseSlug(one.literal)) || slugOf(name);
    if (name !== "" && !topics.has(slug)) topics.set(slug, { slug, name });
  }
  return [...topics.values()];
}

const namesOf = (all: Ninjs["people"]): readonly string[] => [
  ...new Set((all ?? []).map((one) => cleanLine(one.name ?? one.literal ?? "")).filter((name) => name !== "")),
];

function bodyOf(item: Ninjs): readonly IncomingBlock[] {
  const body = item.bodies?.find((one) => one.role === "main") ?? item.bodies?.[0];
  if (body === undefined) return [];
  if (body.contentType !== "text/plain") return readBlocks(body.value);
  return body.value
    .split(/\n\s*\n/)
    .flatMap((part) => readBlocks(`<p>${part.replace(/[<&]/g, (mark) => (mark === "<" ? "&lt;" : "&amp;"))}</p>`));
}

function pictureOf(item: Ninjs): IncomingPicture | null {
  const picture = item.associations?.find((one) => one.type === "picture");
  const largest = [...(picture?.renditions ?? [])].sort((a, b) => (b.width ?? 0) - (a.width ?? 0))[0];
  if (picture === undefined || largest === undefined) return null;
  return {
    source: largest.href,
    alt: cleanLine(picture.altText ?? pick(picture.headlines, ["main"]) ?? ""),
    caption: lineOrNull(pick(picture.descriptions, ["caption"]) ?? picture.descriptions?.[0]?.value),
    credit: lineOrNull(picture.creditLine),
  };
}

const referencesOf = (all: readonly NinjsReference[] | undefined): readonly IncomingReference[] =>
  (all ?? []).flatMap(referenceOf);

function referenceOf(reference: NinjsReference): readonly IncomingReference[] {
  if ("storyCode" in reference && typeof reference.storyCode === "string") {
    const code = parseStoryCode(reference.storyCode);
    return code === null ? [] : [{ kind: "code", code }];
  }
  if (!("headline" in reference) || typeof reference.headline !== "string") return [];
  const { headline, date, teaser, agency } = reference as {
    headline: string;
    date?: string | null;
    teaser?: string | null;
    agency?: string | null;
  };
  const at = date == null ? Number.NaN : Date.parse(date);
  return [
    {
      kind: "stub",
      headline: cleanLine(headline),
      date: Number.isNaN(at) ? null : (at as Instant),
      teaser: lineOrNull(teaser),
      agency: lineOrNull(agency),
    },
  ];
}
