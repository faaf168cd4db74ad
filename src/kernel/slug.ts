import type { Slug } from "./ids.js";

const longest = 80;

/**
 * The words of an address from any text: letters and digits of every script stay, all else becomes a hyphen.
 * Cut at a word's end at 80 characters; "story" for a text with neither letter nor digit.
 */
export function slugOf(text: string): Slug {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\u200c|\u200d|\u0640/g, "")
    .replace(/['’ʼ]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return (cutAtWord(words) || "story") as Slug;
}

function cutAtWord(words: string): string {
  const characters = [...words];
  if (characters.length <= longest) return words;
  const cut = characters.slice(0, longest).join("");
  const end = cut.lastIndexOf("-");
  return end > 0 ? cut.slice(0, end) : cut;
}

/** Whether a word from outside already is a slug as `slugOf` would write it. */
export const parseSlug = (value: unknown): Slug | null =>
  typeof value === "string" && value !== "" && slugOf(value) === value ? (value as Slug) : null;
