import type { Block, Inline } from "./revision.js";

const joined = (runs: readonly Inline[]): string => runs.map((run) => run.text).join("");

/** A block's words without its shape; a picture gives its caption. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "quote":
      return joined(block.text);
    case "crosshead":
      return block.text;
    case "list":
      return block.items.map(joined).join("\n");
    case "picture":
      return block.picture.caption ?? "";
    case "embed":
      return block.title;
    case "box":
      return [block.title, ...block.body.map(blockText)].filter((text) => text !== "").join("\n");
  }
}

/** A body's words, a line a block. */
export const plainText = (body: readonly Block[]): string =>
  body
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n");
