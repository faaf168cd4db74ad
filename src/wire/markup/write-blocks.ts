import { lineOrNull, normalRuns } from "../../domain/story/normal-body.js";
import type { Block, Inline, PlacedPicture } from "../../domain/story/revision.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { escapeMarkup } from "../../kernel/escape.js";

/** A body as HTML that `readBlocks` gives the same blocks for; `source` names each picture. */
export const writeBlocks = (body: readonly Block[], source: (picture: PlacedPicture) => string): string =>
  body.map((block) => writeBlock(block, source)).join("");

function writeBlock(block: Block, source: (picture: PlacedPicture) => string): string {
  switch (block.kind) {
    case "paragraph":
      return wrap("p", runs(block.text));
    case "crosshead":
      return wrap("h2", escapeMarkup(cleanLine(block.text)));
    case "quote":
      return wrap(
        "blockquote",
        `${wrap("p", runs(block.text))}${wrap("cite", escapeMarkup(cleanLine(block.cite ?? "")))}`,
      );
    case "list":
      return wrap(block.ordered ? "ol" : "ul", block.items.map((item) => wrap("li", runs(item))).join(""));
    case "picture":
      return figure(block.picture, source(block.picture));
    case "embed":
      return `<figure><a href="${escapeMarkup(block.url)}">${escapeMarkup(cleanLine(block.title))}</a></figure>`;
    case "box": {
      const title = wrap("h3", escapeMarkup(cleanLine(block.title)));
      return `<aside role="note">${title}${writeBlocks(block.body, source)}</aside>`;
    }
  }
}

const wrap = (name: string, content: string): string => (content === "" ? "" : `<${name}>${content}</${name}>`);

const runs = (text: readonly Inline[]): string => normalRuns(text).map(run).join("");

function run({ text, strong, emphasis, href }: Inline): string {
  const emphasised = emphasis ? wrap("em", escapeMarkup(text)) : escapeMarkup(text);
  const marked = strong ? wrap("strong", emphasised) : emphasised;
  return href === undefined ? marked : `<a href="${escapeMarkup(href)}">${marked}</a>`;
}

function figure(picture: PlacedPicture, source: string): string {
  const { width, height } = picture;
  const alt = escapeMarkup(cleanLine(picture.alt));
  const credit = wrap("small", escapeMarkup(lineOrNull(picture.credit) ?? ""));
  const caption = wrap("figcaption", `${escapeMarkup(lineOrNull(picture.caption) ?? "")}${credit}`);
  return `<figure><img src="${escapeMarkup(source)}" width="${width}" height="${height}" alt="${alt}">${caption}</figure>`;
}
