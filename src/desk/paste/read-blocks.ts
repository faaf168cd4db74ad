import { type Block, type Item, type Run, sameMarks, unmarked, type Words } from "./block.js";
import { isDropped, lookAt } from "./element.js";
import { outside, type Place, placeIn } from "./place.js";
import { noteMark } from "./safe-link.js";
import { hasWords, isVisible, splitAtBlankLines, tidyRuns, withoutBlankLines } from "./tidy-runs.js";
import { walkTree } from "./walk-tree.js";
import { readWordItem } from "./word-lists.js";

/** A block whose end is not read yet. */
interface OpenBlock {
  /** Where its first text stands; a block's ends are everywhere its kind could change. */
  readonly place: Place;
  readonly runs: Run[];
  /** Some of its text can be seen. */
  visible: boolean;
  marker: string;
}

interface Reading {
  readonly blocks: Block[];
  open: OpenBlock | null;
  /** Between a cell and the next. */
  newCell: boolean;
  /** Between Word's conditional comments around a bullet or number. */
  inMarker: boolean;
  names: number;
}

/** The document as a line of blocks: what nests is flattened, what is not text falls away. */
export function readBlocks(document: Document): readonly Block[] {
  const reading: Reading = { blocks: [], open: null, newCell: false, inMarker: false, names: 0 };
  for (const root of document.childNodes)
    walkTree(root, outside, {
      enter: (element, place) => enter(reading, element, place),
      leave: (place) => crossEdge(reading, place),
      text: (text, place) => addText(reading, text, place),
      comment: (text) => noteComment(reading, text),
    });
  endBlock(reading);
  return reading.blocks;
}

function enter(reading: Reading, element: Element, around: Place): Place | null {
  const seen = lookAt(element);
  if (isDropped(seen)) return null;
  if (seen.name === "br") {
    addBreak(reading, around);
    return null;
  }
  const place = placeIn(seen, around, () => newName(reading));
  crossEdge(reading, place);
  return place;
}

function newName(reading: Reading): string {
  reading.names += 1;
  return `${reading.names}`;
}

function crossEdge(reading: Reading, { edge }: Place): void {
  if (edge === "block") endBlock(reading);
  else if (edge !== "none") addSpace(reading);
  if (edge === "cell") reading.newCell = true;
}

function addSpace({ open }: Reading): void {
  if (open !== null) addWords(open, { ...unmarked, text: " " });
}

/** A text may come in several nodes, parted by an entity or a span: within the same marks it is one. */
function addWords({ runs }: OpenBlock, words: Words): void {
  const before = runs.at(-1);
  if (before === undefined || before === "break" || !sameMarks(before, words)) runs.push(words);
  else runs[runs.length - 1] = { ...before, text: before.text + words.text };
}

/** Word brackets a list's marker in comments of its own kind, for browsers that know no lists. */
function noteComment(reading: Reading, text: string): void {
  if (text.includes("supportLists")) reading.inMarker = true;
  else if (text.includes("endif")) reading.inMarker = false;
}

function openAt(reading: Reading, place: Place): OpenBlock {
  reading.open ??= { place, runs: [], visible: false, marker: "" };
  return reading.open;
}

function addBreak(reading: Reading, place: Place): void {
  if (place.inRow) addSpace(reading);
  else openAt(reading, place).runs.push("break");
}

function addText(reading: Reading, text: string, place: Place): void {
  const open = openAt(reading, place);
  if (place.inMarker || reading.inMarker) open.marker += text;
  else if (place.preformatted && !place.inRow) addLines(reading, text, place);
  else {
    const visible = isVisible(text);
    if (reading.newCell && visible) beginCell(reading, open);
    open.visible ||= visible;
    addWords(open, { ...place.marks, text: place.note === null ? text : noteMark(text, place.note) });
  }
}

function beginCell(reading: Reading, open: OpenBlock): void {
  reading.newCell = false;
  if (open.visible) addWords(open, { ...unmarked, text: " · " });
}

function addLines(reading: Reading, text: string, place: Place): void {
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (at > 0) addBreak(reading, place);
    addWords(openAt(reading, place), { ...place.marks, text: line });
  }
}

function endBlock(reading: Reading): void {
  const { open } = reading;
  reading.open = null;
  reading.newCell = false;
  reading.inMarker = false;
  if (open === null || !hasWords(open.runs)) return;
  const item = listItem(reading, open);
  if (item === null) reading.blocks.push(...passages(open));
  else addItem(reading.blocks, item);
}

function listItem(reading: Reading, { place, runs, marker }: OpenBlock): Item | null {
  const { list, item, word } = place;
  const tidy = (): Run[] => withoutBlankLines(tidyRuns(runs));
  if (list !== null) return { kind: "item", list: list.name, ordered: list.ordered, from: item, runs: tidy() };
  if (word === null || place.heading) return null;
  return readWordItem(word, { marker, runs: tidy(), from: newName(reading) }, reading.blocks.at(-1));
}

/** What follows in the same item goes on a line of its own there. */
function addItem(blocks: Block[], item: Item): void {
  const before = blocks.at(-1);
  if (before?.kind === "item" && before.from === item.from && item.from !== "")
    for (const run of ["break", ...item.runs] as const) before.runs.push(run);
  else blocks.push(item);
}

/** A story's quote and crosshead are a line of words each, so a quote of three paragraphs is three. */
function passages({ place, runs }: OpenBlock): readonly Block[] {
  if (place.heading && !place.quote) return [{ kind: "heading", runs: tidyRuns(runs.map(headingRun)) }];
  const kind = place.quote ? "quote" : "paragraph";
  return splitAtBlankLines(tidyRuns(runs)).map((part) => ({ kind, runs: part }));
}

/** A heading is bold by itself, and of one line. */
const headingRun = (run: Run): Run => (run === "break" ? { ...unmarked, text: " " } : { ...run, strong: false });
