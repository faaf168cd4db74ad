import { escapeMarkup } from "../../kernel/escape.js";
import type { Block, Item, Marks, Passage, Run } from "./block.js";

const tags = { paragraph: "p", heading: "h2", quote: "blockquote" } as const;

export const writeHtml = (blocks: readonly Block[]): string => groups(blocks).map(writeGroup).join("");

type Group = Passage | readonly [Item, ...Item[]];

/** Neighbouring items of one list stand together. */
function groups(blocks: readonly Block[]): readonly Group[] {
  const found: (Passage | [Item, ...Item[]])[] = [];
  for (const block of blocks) {
    const before = found.at(-1);
    if (block.kind !== "item") found.push(block);
    else if (Array.isArray(before) && before[0].list === block.list) before.push(block);
    else found.push([block]);
  }
  return found;
}

function writeGroup(group: Group): string {
  if (!("kind" in group)) return writeList(group);
  const tag = tags[group.kind];
  return `<${tag}>${writeRuns(group.runs)}</${tag}>`;
}

/** A list is numbered where its first item is. */
function writeList(items: readonly [Item, ...Item[]]): string {
  const tag = items[0].ordered ? "ol" : "ul";
  return `<${tag}>${items.map(({ runs }) => `<li>${writeRuns(runs)}</li>`).join("")}</${tag}>`;
}

/** Marks open and close only where they change; a link is outermost, so that it is never cut in two by a bold word. */
function writeRuns(runs: readonly Run[]): string {
  let html = "";
  let open: readonly string[] = [];
  for (const run of runs) {
    const wanted = run === "break" ? [] : markTags(run);
    const kept = sharedStart(open, wanted);
    html +=
      closing(open.slice(kept)) + wanted.slice(kept).join("") + (run === "break" ? "<br>" : escapeMarkup(run.text));
    open = wanted;
  }
  return html + closing(open);
}

const markTags = ({ href, strong, em }: Marks): readonly string[] => [
  ...(href === null ? [] : [`<a href="${escapeMarkup(href)}">`]),
  ...(strong ? ["<strong>"] : []),
  ...(em ? ["<em>"] : []),
];

function sharedStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((tag, at) => tag !== b[at]);
  return differs === -1 ? a.length : differs;
}

const closing = (open: readonly string[]): string => open.map(closingTag).reverse().join("");

const closingTag = (tag: string): string => (tag.startsWith("<a ") ? "</a>" : `</${tag.slice(1)}`);
