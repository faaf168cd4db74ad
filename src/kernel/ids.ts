import type { Brand } from "./brand.js";

/** A story's permanent public number, 1 to 2^53 − 1; one series for the whole site, never reused. */
export type StoryCode = Brand<number, "StoryCode">;
/** An edition's name in addresses: a lower-case BCP 47-like word such as `en`, `fa` or `en-gb`. */
export type EditionId = Brand<string, "EditionId">;
/** A section's, topic's or story's words in an address: letters and digits of any script, hyphens, lower case; never empty. */
export type Slug = Brand<string, "Slug">;
/** A picture's name: the SHA-256 of its original bytes, 64 hexadecimal digits. */
export type PictureId = Brand<string, "PictureId">;
/** A moment in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, "Instant">;

export const parseStoryCode = (value: unknown): StoryCode | null => {
  const number = typeof value === "string" && /^[1-9]\d{0,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? (number as StoryCode) : null;
};

export const parseEditionId = (value: unknown): EditionId | null =>
  typeof value === "string" && value !== "api" && /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/.test(value)
    ? (value as EditionId)
    : null;

export const parsePictureId = (value: unknown): PictureId | null =>
  typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? (value as PictureId) : null;

export const parseInstant = (value: unknown): Instant | null =>
  typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= 8.64e15 ? (value as Instant) : null;
