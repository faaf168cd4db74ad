import { stopWords } from "../../language/analysis/stop-words.js";
import type { Line } from "./page-lines.js";

const candidates = ["en", "fa", "ar", "tr", "ur", "de", "fr", "es", "it", "pt", "nl", "ru"];
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hebrew}/u, "he"],
  [/\p{Script=Hangul}/u, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Han}/u, "zh"],
  [/\p{Script=Devanagari}/u, "hi"],
  [/\p{Script=Cyrillic}/u, "ru"],
];

/** The language of a page: that of its labels, else of its commonest words, else of its script. */
export function guessLanguage(lines: readonly Line[]): string {
  const labels = lines.flatMap(({ label }) => label?.language ?? []);
  return (
    commonest(labels) ??
    byWords(
      lines
        .map(({ text }) => text)
        .join(" ")
        .slice(0, 20_000),
    )
  );
}

function byWords(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const counts = candidates.map((language) => {
    const common = new Set(stopWords(language));
    return [language, words.filter((word) => common.has(word)).length] as const;
  });
  const best = counts.toSorted((a, b) => b[1] - a[1])[0];
  if (best !== undefined && best[1] >= 3) return best[0];
  return scripts.find(([script]) => script.test(text))?.[1] ?? (/\p{Script=Arabic}/u.test(text) ? "ar" : "en");
}

function commonest(all: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
