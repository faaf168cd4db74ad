import type { StoryCard } from "../../archive/shapes.js";
import { escapeMarkup } from "../../kernel/escape.js";
import type { Instant } from "../../kernel/ids.js";
import { isoInstant } from "../../language/dates.js";

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const newsNamespace = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';

export interface MapEntry {
  readonly url: string;
  readonly changedAt: Instant | null;
}

/** A sitemap (sitemaps.org 0.9). */
export const writeSitemap = (entries: readonly MapEntry[]): string =>
  `${declaration}<urlset ${namespace}>${entries.map((entry) => `<url>${location(entry)}</url>`).join("")}</urlset>`;

/** An index of sitemaps, of lines that `indexLines` wrote. */
export const writeSitemapIndex = (lines: readonly string[]): string =>
  `${declaration}<sitemapindex ${namespace}>${lines.join("")}</sitemapindex>`;

/** The lines of an index that name the maps at these addresses. */
export const indexLines = (urls: readonly string[]): string =>
  urls.map((url) => `<sitemap>${location({ url, changedAt: null })}</sitemap>`).join("");

export interface NewsEntry {
  readonly url: string;
  readonly paper: string;
  readonly card: StoryCard;
}

/** A news sitemap (Google's extension 0.9): the stories of the last two days. */
export const writeNewsSitemap = (entries: readonly NewsEntry[]): string =>
  `${declaration}<urlset ${namespace} ${newsNamespace}>${entries.map(news).join("")}</urlset>`;

function news({ url, paper, card }: NewsEntry): string {
  const publication = `<news:publication><news:name>${escapeMarkup(paper)}</news:name><news:language>${languageCode(card.language)}</news:language></news:publication>`;
  const date = `<news:publication_date>${isoInstant(card.publishedAt)}</news:publication_date>`;
  return `<url><loc>${escapeMarkup(url)}</loc><news:news>${publication}${date}<news:title>${escapeMarkup(card.headline)}</news:title></news:news></url>`;
}

/** ISO 639, but for Chinese, whose two scripts the extension tells apart. */
const languageCode = (language: string): string => {
  const { language: primary, script } = new Intl.Locale(language).maximize();
  return primary === "zh" ? (script === "Hant" ? "zh-tw" : "zh-cn") : primary;
};

const location = ({ url, changedAt }: MapEntry): string =>
  `<loc>${escapeMarkup(url)}</loc>${changedAt === null ? "" : `<lastmod>${isoInstant(changedAt)}</lastmod>`}`;
