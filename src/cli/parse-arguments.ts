import { InvalidArgumentError } from "commander";
import { type EditionId, type Instant, parseEditionId, parseStoryCode, type StoryCode } from "../kernel/ids.js";
import { latinDigits } from "../language/digits.js";

/** A story code as people type it, in the digits of any script. */
export function storyCode(text: string): StoryCode {
  const code = parseStoryCode(latinDigits(text));
  if (code === null) throw new InvalidArgumentError("A story code is a number such as 971280.");
  return code;
}

/** For an option that may be given again: the codes so far, and one more. */
export const codes = (text: string, before: readonly StoryCode[] = []): readonly StoryCode[] => [
  ...before,
  storyCode(text),
];

export function editionId(text: string): EditionId {
  const id = parseEditionId(text);
  if (id === null) throw new InvalidArgumentError("An edition is named by a short word such as en, fa or en-gb.");
  return id;
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment with its zone (RFC 3339). */
export function moment(text: string): Instant {
  const at = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError(
      "A moment is written with its zone: 2026-11-24T06:00:00Z or 2026-11-24T09:30:00+03:30.",
    );
  return at as Instant;
}

export function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return value;
}

export function workers(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 64)
    throw new InvalidArgumentError("The number of workers is 1 to 64.");
  return value;
}

export function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 600))
    throw new InvalidArgumentError("A time is a number of seconds from 0 to 600.");
  return value;
}
