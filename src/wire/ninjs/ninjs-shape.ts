import { z } from "zod";

const text = z.string().max(2_000_000);
const short = z.string().max(2_000);
const named = z.looseObject({ name: short.optional(), literal: short.optional(), rel: short.optional() });

const rendition = z.looseObject({
  href: z.string().max(4_000_000),
  width: z.number().optional(),
  height: z.number().optional(),
});

const association = z.looseObject({
  type: short.optional(),
  headlines: z
    .array(z.looseObject({ role: short.optional(), value: short }))
    .max(10)
    .optional(),
  descriptions: z
    .array(z.looseObject({ role: short.optional(), value: short }))
    .max(10)
    .optional(),
  altText: short.optional(),
  creditLine: short.optional(),
  renditions: z.array(rendition).max(50).optional(),
});

const reference = z.union([
  z.looseObject({ storyCode: short }),
  z.looseObject({ headline: short, date: short.nullish(), teaser: short.nullish(), agency: short.nullish() }),
]);

const note = z.looseObject({ kind: z.enum(["correction", "clarification"]), at: short, note: short });

/** What ninjs has no place for, under a name of our own; see docs/ninjs-profile.md. */
const profile = z.looseObject({
  edition: short.optional(),
  slug: short.optional(),
  gone: z.enum(["killed", "takenDown"]).optional(),
  translationOf: short.optional(),
  pinned: z.array(reference).max(100).optional(),
  banned: z.array(short).max(1000).optional(),
  featured: z.array(reference).max(100).optional(),
  notes: z.array(note).max(100).optional(),
});

const values = z.array(z.looseObject({ role: short.optional(), contentType: short.optional(), value: text })).max(50);
const names = z.array(named).max(500);

/** The parts of IPTC ninjs 3.1 that Dateline reads; other members are passed over. */
export const ninjsShape = z.looseObject({
  uri: short,
  language: short.optional(),
  type: short.optional(),
  pubStatus: z.enum(["usable", "withheld", "canceled"]).optional(),
  firstCreated: short.optional(),
  versionCreated: short.optional(),
  embargoed: short.optional(),
  headlines: values.optional(),
  descriptions: values.optional(),
  bodies: values.optional(),
  by: short.optional(),
  byline: short.optional(),
  located: short.optional(),
  slugline: short.optional(),
  edNote: text.optional(),
  altIds: z
    .array(z.looseObject({ role: short.optional(), value: z.union([short, z.number()]) }))
    .max(50)
    .optional(),
  infoSources: names.optional(),
  subjects: names.optional(),
  people: names.optional(),
  places: names.optional(),
  organisations: names.optional(),
  associations: z.array(association).max(50).optional(),
  dateline: profile.optional(),
});

export type Ninjs = z.infer<typeof ninjsShape>;
export type NinjsReference = z.infer<typeof reference>;
