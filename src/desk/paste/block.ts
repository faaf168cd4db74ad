/** How a stretch of text stands out; `href` is an address already found safe. */
export interface Marks {
  readonly strong: boolean;
  readonly em: boolean;
  readonly href: string | null;
}

export interface Words extends Marks {
  readonly text: string;
}

/** What a block is made of: words, and the ends of lines within it. */
export type Run = Words | "break";

export interface Passage {
  readonly kind: "paragraph" | "heading" | "quote";
  readonly runs: readonly Run[];
}

/** One item of a list. Lists are flat, as a story's are: an inner list's items stand among the outer one's. */
export interface Item {
  readonly kind: "item";
  /** Neighbours of the same list are written as one. */
  readonly list: string;
  readonly ordered: boolean;
  /** The element it came from: what comes later from the same one is said in the same item. */
  readonly from: string;
  /** Grows while its element is read. */
  readonly runs: Run[];
}

export type Block = Passage | Item;

export const unmarked: Marks = { strong: false, em: false, href: null };

export const sameMarks = (a: Marks, b: Marks): boolean => a.strong === b.strong && a.em === b.em && a.href === b.href;
