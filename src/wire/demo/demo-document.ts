import { z } from "zod";
import { type EditionId, parseEditionId, parseStoryCode, type Slug, type StoryCode } from "../../kernel/ids.js";
import { parseSlug } from "../../kernel/slug.js";

const words = z.string().trim().min(1);
const slug = z.custom<Slug>((value) => parseSlug(value) !== null, "not a slug as slugOf writes it");
const code = z.custom<StoryCode>(
  (value) => typeof value === "number" && parseStoryCode(value) !== null,
  "not a story code",
);
const editionId = z.custom<EditionId>((value) => parseEditionId(value) !== null, "not an edition's id");
const key = z.string().regex(/^[a-z0-9-]+$/);
const minutesBefore = z.int().nonnegative();
const named = z.strictObject({ slug, name: words });

const inline = z.strictObject({
  text: z.string().min(1),
  strong: z.literal(true).exactOptional(),
  emphasis: z.literal(true).exactOptional(),
  href: z.string().min(1).exactOptional(),
});
const text = z.array(inline).min(1);

const picture = z.strictObject({
  file: z.string().regex(/^pictures\/[a-z0-9-]+\.svg$/),
  alt: words,
  caption: words.nullable(),
  credit: words.nullable(),
});

const block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paragraph"), text }),
  z.strictObject({ kind: z.literal("crosshead"), text: words }),
  z.strictObject({ kind: z.literal("quote"), text, cite: words.nullable() }),
  z.strictObject({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(text).min(1) }),
  z.strictObject({ kind: z.literal("picture"), picture }),
  z.strictObject({ kind: z.literal("embed"), url: z.url({ protocol: /^https$/ }), title: words }),
]);
const body = z.array(block).min(1);

const story = z.strictObject({
  key,
  code,
  section: slug,
  slug,
  headline: words,
  kicker: words.nullable(),
  standfirst: words.nullable(),
  byline: words.nullable(),
  agency: words.nullable(),
  place: words.nullable(),
  topics: z.array(named).min(1),
  people: z.array(words),
  places: z.array(words),
  organisations: z.array(words),
  minutesBefore,
  picture: picture.nullable(),
  body,
  pinned: z.array(key),
  translationOf: key.nullable(),
});

const correction = z.strictObject({
  story: key,
  kind: z.enum(["correction", "clarification"]),
  minutesBefore,
  note: words,
  before: z.strictObject({
    headline: words.exactOptional(),
    standfirst: words.exactOptional(),
    body: body.exactOptional(),
  }),
});

const edition = z.strictObject({
  id: editionId,
  name: words,
  motto: z.string(),
  language: words,
  direction: z.enum(["ltr", "rtl"]),
  timeZone: words,
  calendar: z.enum(["gregory", "persian", "islamic-umalqura"]),
  digits: z.enum(["latn", "arabext", "arab", "deva", "beng"]),
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
});

/**
 * One edition of the demo paper as `assets/demo/{edition}.json` holds it. Stories name one another by `key`, also
 * across editions; times are minutes before the paper is first opened, so that its news is always fresh.
 * Stories stand as they read now; a correction's `before` is what it put right.
 */
export const demoDocument = z.strictObject({
  edition,
  sections: z.array(named).min(1),
  stories: z.array(story).min(1),
  front: z.strictObject({ slots: z.array(key).min(1), featured: z.array(key) }),
  corrections: z.array(correction),
});

export type DemoDocument = z.infer<typeof demoDocument>;
export type DemoStory = z.infer<typeof story>;
export type DemoBlock = z.infer<typeof block>;
export type DemoPicture = z.infer<typeof picture>;
export type DemoCorrection = z.infer<typeof correction>;
