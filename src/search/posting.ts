/** That a word stands in a row, and how often: one number. */
export type Posting = number;

export const postingBytes = Uint32Array.BYTES_PER_ELEMENT;

/** Bits that say how often, up to the most they can; what is left numbers 67 million rows. */
const timesBits = 6;
const mostTimes = (1 << timesBits) - 1;

export const postingOf = (row: number, often: number): Posting =>
  ((row << timesBits) | Math.min(often, mostTimes)) >>> 0;
export const rowOf = (posting: Posting): number => posting >>> timesBits;
export const timesOf = (posting: Posting): number => posting & mostTimes;

/** How often each word of an analysed text stands in it, and how many words it has. */
export function wordTimes(text: string): { readonly times: ReadonlyMap<string, number>; readonly length: number } {
  const words = text === "" ? [] : text.split(" ");
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return { times, length: words.length };
}

/** BM25's usual constants (Robertson and Zaragoza 2009), as LanceDB has them: all scores are put in one order. */
const saturation = 1.2;
const lengthWeight = 0.75;

/** What a word counts for in a text of so many words, where it stands so often and is so rare. */
export const bm25 = (rarity: number, often: number, lengthToMean: number): number =>
  (rarity * (saturation + 1) * often) / (often + saturation * (1 - lengthWeight + lengthWeight * lengthToMean));
