import type { TestHouse } from "../setup/house.js";

/** Every public address where a story of the English edition could ever show: what an embargo must keep empty. */
export const surfaces = (code: number, slug: string, words: string): readonly string[] => [
  "/en/",
  "/en/world/",
  `/${code}`,
  `/en/${code}`,
  `/en/${code}/${slug}`,
  "/en/topic/harbour",
  "/en/archive/",
  "/en/archive/2026",
  "/en/archive/2026/11",
  "/en/archive/2026/11/24",
  `/en/search?q=${words}`,
  `/en/search/suggest?q=${words}`,
  "/en/corrections",
  "/en/feed.xml",
  "/en/feed.atom",
  "/en/feed.json",
  "/en/world/feed.xml",
  "/en/world/feed.atom",
  "/en/world/feed.json",
  "/sitemap.xml",
  "/sitemap-fronts.xml",
  "/sitemap-en-2026-11-1of1.xml",
  "/news-sitemap.xml",
  `/media/card/${code}.jpg`,
  `/api/v1/stories/${code}`,
  "/api/v1/editions",
  "/api/v1/editions/en/stories",
  "/api/v1/editions/en/stories?section=world",
  `/api/v1/editions/en/search?q=${words}`,
  `/en/nowhere/${slug}`,
];

/** The addresses of those surfaces that say a word. */
export async function surfacesSaying(
  house: TestHouse,
  paths: readonly string[],
  word: string,
): Promise<readonly string[]> {
  const saying: string[] = [];
  for (const path of paths) {
    const { text, headers } = await house.get(path);
    if (text.includes(word) || JSON.stringify(headers).includes(word)) saying.push(path);
  }
  return saying;
}
