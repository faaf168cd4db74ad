import type * as Y from "yjs";
import { z } from "zod";
import { sectionSlug } from "../../domain/section/section-slug.js";
import { lineOrNull } from "../../domain/story/normal-body.js";
import type { Reference, Revision, Topic } from "../../domain/story/revision.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { parseInstant, parseStoryCode } from "../../kernel/ids.js";
import { parseSlug, slugOf } from "../../kernel/slug.js";
import { chosenFields, longestField, type TypedField } from "./copy-shape.js";
import { placedPicture } from "./placed-picture.js";
import { readCopyBody } from "./read-copy-body.js";

/**
 * What a working copy says, as a revision in its normal form. Total: whatever a client put into the document, what is
 * no part of a story is left out. `base` gives what the copy does not carry.
 */
export function readCopy(document: Y.Doc, base: Revision): Revision {
  const typed = (field: TypedField): string => cleanLine(document.getText(field).toString().slice(0, longestField));
  const headline = typed("headline");
  const chosen = parseChosen(document.getMap(chosenFields).toJSON(), base);
  const { legal, ...rest } = chosen;
  const { legal: _before, ...carried } = base;
  return {
    ...carried,
    ...rest,
    headline,
    kicker: typed("kicker") || null,
    standfirst: typed("standfirst") || null,
    slug: typed("slug") === "" ? slugOf(headline) : slugOf(typed("slug")),
    byline: typed("byline") || null,
    agency: typed("agency") || null,
    place: typed("place") || null,
    body: readCopyBody(document),
    ...(legal !== null && { legal }),
  };
}

const line = (most: number) => z.string().max(most).transform(cleanLine);
const name = line(200);
const longText = z.string().max(longestField);
const number = z.number();
const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);
const topic = z.object({ slug: z.string().max(200), name });
const stub = z.object({
  kind: z.literal("stub"),
  headline: line(longestField),
  date: number.nullable(),
  teaser: longText.nullable(),
  agency: z.string().max(200).nullable(),
});
const reference = z.union([z.object({ kind: z.literal("story"), code: number }), stub]);

type Chosen = Pick<
  Revision,
  | "section"
  | "sectionName"
  | "language"
  | "topics"
  | "picture"
  | "dated"
  | "embargo"
  | "pinned"
  | "banned"
  | "translationOf"
> & { readonly legal: string | null };

/** Each field by itself: one that cannot be read stays as the story had it, and harms no other. */
function parseChosen(chosen: Record<string, unknown>, base: Revision): Chosen {
  const section = parseSlug(chosen.section);
  return {
    section: section === null ? base.section : sectionSlug(section),
    sectionName: name.safeParse(chosen.sectionName).data || base.sectionName,
    language: languageTag.safeParse(chosen.language).data ?? base.language,
    topics: listOf(topic, chosen.topics, topicOf),
    picture: placedPicture(chosen.picture),
    dated: parseInstant(chosen.dated),
    embargo: parseInstant(chosen.embargo),
    pinned: listOf(reference, chosen.pinned, referenceOf),
    banned: listOf(number, chosen.banned, parseStoryCode),
    translationOf: parseStoryCode(chosen.translationOf),
    legal: lineOrNull(longText.safeParse(chosen.legal).data),
  };
}

const mostListed = 100;

function listOf<In, Out>(shape: z.ZodType<In>, value: unknown, parse: (one: In) => Out | null): readonly Out[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, mostListed).flatMap((one) => {
    const read = shape.safeParse(one);
    const made = read.success ? parse(read.data) : null;
    return made === null ? [] : [made];
  });
}

const topicOf = ({ slug, name }: { slug: string; name: string }): Topic | null =>
  name === "" ? null : { slug: parseSlug(slug) ?? slugOf(name), name };

function referenceOf(one: z.infer<typeof reference>): Reference | null {
  if (one.kind === "stub") return one.headline === "" ? null : { ...one, date: parseInstant(one.date) };
  const code = parseStoryCode(one.code);
  return code === null ? null : { kind: "story", code };
}
