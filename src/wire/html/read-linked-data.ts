import { z } from "zod";
import { attribute, textOf } from "../markup/tree.js";
import type { ParsedPage } from "./parsed-page.js";

/** What schema.org data says of the article, as far as it says it in a form we know. */
export interface LinkedArticle {
  readonly headline?: string | undefined;
  readonly description?: string | undefined;
  readonly inLanguage?: string | undefined;
  readonly datePublished?: string | undefined;
  readonly dateModified?: string | undefined;
  readonly section?: string | undefined;
  readonly authors: readonly string[];
  readonly publisher?: string | undefined;
  readonly keywords: readonly string[];
  readonly image?: string | undefined;
}

const longest = 500_000;
const mostScripts = 20;

const text = z.string().max(5_000).optional().catch(undefined);
const named = z.union([
  z.string().max(500),
  z.looseObject({ name: z.string().max(500) }).transform(({ name }) => name),
]);
const names = z
  .union([z.array(named.nullable().catch(null)), named.transform((one) => [one])])
  .transform((all): string[] => all.flatMap((one) => one ?? []))
  .catch([]);
const address = z.union([
  z.string().max(4_000_000),
  z.looseObject({ url: z.string().max(4_000) }).transform(({ url }) => url),
]);
const image = z
  .union([address, z.array(address).transform((all) => all[0])])
  .optional()
  .catch(undefined);
const list = z
  .union([
    z.array(z.string().max(500)),
    z
      .string()
      .max(5_000)
      .transform((all) => all.split(",")),
  ])
  .catch([]);
const section = z
  .union([z.string().max(200), z.array(z.string().max(200)).transform((all) => all[0])])
  .optional()
  .catch(undefined);

const article = z
  .looseObject({
    "@type": z.union([z.string(), z.array(z.string())]),
    headline: text,
    name: text,
    description: text,
    inLanguage: text,
    datePublished: text,
    dateModified: text,
    articleSection: section,
    author: names,
    publisher: named.optional().catch(undefined),
    keywords: list,
    image,
  })
  .transform((one): LinkedArticle | null =>
    [one["@type"]].flat().some((type) => /(Article|Report|BlogPosting|LiveBlog)/.test(type))
      ? {
          headline: one.headline ?? one.name,
          description: one.description,
          inLanguage: one.inLanguage,
          datePublished: one.datePublished,
          dateModified: one.dateModified,
          section: one.articleSection,
          authors: one.author,
          publisher: one.publisher,
          keywords: one.keywords,
          image: one.image,
        }
      : null,
  );

/** The first article in the page's JSON-LD; broken JSON is passed over. */
export function readLinkedData({ elements }: ParsedPage): LinkedArticle | null {
  const scripts = elements.filter(
    (one) => one.tagName === "script" && /^application\/ld\+json/i.test(attribute(one, "type") ?? ""),
  );
  for (const script of scripts.slice(0, mostScripts)) {
    for (const node of nodesOf(parseJson(textOf(script)))) {
      const parsed = article.safeParse(node);
      if (parsed.success && parsed.data !== null) return parsed.data;
    }
  }
  return null;
}

function parseJson(source: string): unknown {
  if (source.length > longest) return null;
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

/** The objects of a document: itself, those of its array, those of its `@graph`. */
function nodesOf(value: unknown): readonly unknown[] {
  const all = Array.isArray(value) ? value.slice(0, 100) : [value];
  return all.flatMap((one: unknown) => {
    const graph = typeof one === "object" && one !== null ? (one as Record<string, unknown>)["@graph"] : undefined;
    return Array.isArray(graph) ? [one, ...graph.slice(0, 100)] : [one];
  });
}
