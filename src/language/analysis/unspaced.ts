import { simplified } from "./simplified.js";

/** Scripts that are written without spaces (Unicode Script property). */
const scripts = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"];
const letters = scripts.map((script) => `\\p{Script=${script}}`).join("");

/** Whether a text has letters of a script without spaces. */
export const unspaced = new RegExp(`[${letters}]`, "u");
/** Runs of such letters (with the mark that lengthens a vowel), and runs of all else. */
const runs = new RegExp(`[${letters}ー々]+|[^${letters}ー々]+`, "gu");

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const found = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, found);
  return found;
}

/** A word as it is written, cut into the words a dictionary parts (Unicode UAX 29, by ICU), whatever scripts are in it. */
export function segments(written: string, language: string): readonly string[] {
  return (written.match(runs) ?? []).flatMap((run) => (unspaced.test(run) ? cut(run, language) : [run]));
}

/** Traditional Chinese is cut where the same in simplified characters is, which is what the index has. */
function cut(run: string, language: string): readonly string[] {
  const simple = simplified(run, language);
  const read = simple.length === run.length ? simple : run;
  return Array.from(segmenterOf(language).segment(read), ({ index, segment }) =>
    run.slice(index, index + segment.length),
  );
}

/**
 * The terms of a segment: itself, and of a long one each two letters that stand together, so that a part of a name
 * finds the whole.
 */
export function segmentTerms(segment: string): readonly string[] {
  const characters = [...segment];
  if (characters.length < 3) return [segment];
  return [segment, ...characters.slice(1).map((character, at) => `${characters[at]}${character}`)];
}
