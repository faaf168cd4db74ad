import type { Slug } from "../../kernel/ids.js";
import type { IncomingSection } from "../incoming.js";

const names: Record<string, string> = {
  en: "News",
  fa: "اخبار",
  ar: "أخبار",
  ur: "خبریں",
  tr: "Haberler",
  de: "Nachrichten",
  fr: "Actualités",
  es: "Noticias",
  ru: "Новости",
};

/** Where a story goes whose source names no section. */
export function defaultSection(language: string): IncomingSection {
  const [primary = "en"] = language.split("-");
  return { slug: "news" as Slug, name: names[primary] ?? "News" };
}
