import { z } from "@hono/zod-openapi";
import { embedSites } from "../domain/story/allowed-embed.js";

const moment = z.iso.datetime({ offset: true }).openapi({ example: "2021-12-31T06:28:00Z" });

export const pictureShape = z.object({
  id: z.string().openapi({ description: "SHA-256 of the original." }),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
  focus: z
    .object({ x: z.int().min(0).max(1000), y: z.int().min(0).max(1000) })
    .optional()
    .openapi({ description: "What a crop must keep, in thousandths from the top left." }),
});

const run = z.object({
  text: z.string(),
  strong: z.literal(true).optional(),
  emphasis: z.literal(true).optional(),
  href: z.string().optional(),
});

const paragraph = z.object({ kind: z.literal("paragraph"), text: z.array(run) });
const list = z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(z.array(run)) });

export const blockShape = z.discriminatedUnion("kind", [
  paragraph,
  z.object({ kind: z.literal("crosshead"), text: z.string() }),
  z.object({ kind: z.literal("quote"), text: z.array(run), cite: z.string().nullable() }),
  list,
  z.object({ kind: z.literal("picture"), picture: pictureShape }),
  z.object({
    kind: z.literal("embed"),
    url: z.string().openapi({
      description: `What is written at the desk is HTTPS at one of ${embedSites.join(", ")}; what was imported may lead elsewhere. Shown as a link.`,
      example: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    }),
    title: z.string(),
  }),
  z.object({ kind: z.literal("box"), title: z.string(), body: z.array(z.union([paragraph, list])) }),
]);

/** A public story as a list shows it. */
export const cardShape = z
  .object({
    code: z.int().openapi({ example: 971280, description: "The story code: permanent, never reused." }),
    edition: z.string(),
    section: z.string(),
    slug: z.string(),
    language: z.string().openapi({ description: "BCP 47." }),
    url: z.url(),
    headline: z.string(),
    kicker: z.string().nullable(),
    standfirst: z.string().nullable(),
    teaser: z.string(),
    agency: z.string().nullable(),
    byline: z.string().nullable(),
    place: z.string().nullable(),
    publishedAt: moment,
    updatedAt: moment.nullable(),
    picture: pictureShape.nullable(),
  })
  .openapi("Card");

/** A public story whole. */
export const storyShape = cardShape
  .extend({
    body: z.array(blockShape),
    topics: z.array(z.object({ slug: z.string(), name: z.string() })),
    people: z.array(z.string()),
    places: z.array(z.string()),
    organisations: z.array(z.string()),
    notes: z.array(z.object({ kind: z.enum(["correction", "clarification"]), at: moment, note: z.string() })),
    sourceUri: z.string().nullable(),
  })
  .openapi("Story");

export const editionShape = z
  .object({
    id: z.string(),
    name: z.string(),
    motto: z.string(),
    language: z.string(),
    direction: z.enum(["ltr", "rtl"]),
    timeZone: z.string(),
    calendar: z.enum(["gregory", "persian", "islamic-umalqura"]),
    digits: z.string(),
    accent: z.string(),
    sections: z.array(z.object({ slug: z.string(), name: z.string() })),
  })
  .openapi("Edition");

export const cardsShape = z
  .object({
    stories: z.array(cardShape),
    older: z.string().nullable().openapi({ description: "Give it as `before` for the next page." }),
  })
  .openapi("Cards");

export const hitsShape = z
  .object({
    stories: z.array(cardShape),
    total: z.int(),
    more: z.boolean().openapi({ description: "Whether `total` is a lower bound." }),
  })
  .openapi("Hits");
