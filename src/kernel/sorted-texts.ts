/** Texts in the order of their UTF-16 units. */
export interface SortedTexts {
  readonly length: number;
  at(place: number): string | undefined;
}

/** Where a text stands, or would stand: how many sort before it. */
export function placeOf(sorted: SortedTexts, text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted.at(middle) ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
