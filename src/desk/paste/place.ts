import { type Marks, unmarked } from "./block.js";
import { isBlock, isCell, isDataRow, isHeading, isList, isPreformatted, isQuote, type Seen } from "./element.js";
import { marksIn } from "./inline-marks.js";
import { isNoteLink } from "./safe-link.js";
import { isWordMarker, type WordItem, wordItemOf } from "./word-lists.js";

/** Where a piece of text stands, as all the elements around it say together. */
export interface Place {
  readonly marks: Marks;
  /** The address of the footnote link around the text, or null. */
  readonly note: string | null;
  /** In the bullet or number of a Word list. */
  readonly inMarker: boolean;
  readonly preformatted: boolean;
  readonly list: { readonly name: string; readonly ordered: boolean } | null;
  /** The list item around it; empty outside of one. */
  readonly item: string;
  readonly quote: boolean;
  readonly heading: boolean;
  readonly word: WordItem | null;
  /** In a row of a table: whatever its cells hold is one paragraph. */
  readonly inRow: boolean;
  /** What the ends of the innermost element are to the text: a block's, a space in a row, a new cell, or nothing. */
  readonly edge: "block" | "space" | "cell" | "none";
}

export const outside: Place = {
  marks: unmarked,
  note: null,
  inMarker: false,
  preformatted: false,
  list: null,
  item: "",
  quote: false,
  heading: false,
  word: null,
  inRow: false,
  edge: "none",
};

/** The place within an element. `name` makes a name no other element has. */
export function placeIn(seen: Seen, around: Place, name: () => string): Place {
  const inline: Place = {
    ...around,
    marks: marksIn(seen, around.marks),
    note: noteIn(seen, around),
    inMarker: around.inMarker || isWordMarker(seen),
    preformatted: around.preformatted || isPreformatted(seen),
    edge: "none",
  };
  if (!isBlock(seen)) return inline;
  if (around.inRow) return { ...inline, edge: isCell(seen) || seen.name === "tr" ? "cell" : "space" };
  return { ...inline, ...blockIn(seen, around, name), edge: "block" };
}

function noteIn({ name, element }: Seen, around: Place): string | null {
  const href = name === "a" ? (element.getAttribute("href") ?? "") : "";
  return isNoteLink(href) ? href : around.note;
}

function blockIn(seen: Seen, around: Place, name: () => string): Partial<Place> {
  const list = listIn(seen, around, name);
  const isItem = seen.name === "li";
  return {
    list,
    // Text that stands in a list but in none of its items makes an item of its own.
    item: isItem ? name() : isList(seen) ? "" : around.item,
    quote: around.quote || isQuote(seen),
    heading: around.heading || isHeading(seen),
    word: list === null ? (wordItemOf(seen) ?? around.word) : null,
    inRow: isDataRow(seen),
  };
}

/** Inner lists belong to the outermost; an item that lost its list on the way belongs to one with its neighbours. */
function listIn(seen: Seen, around: Place, name: () => string): Place["list"] {
  if (around.list !== null) return around.list;
  if (isList(seen)) return { name: name(), ordered: seen.name === "ol" };
  return seen.name === "li" ? { name: "lost", ordered: false } : null;
}
