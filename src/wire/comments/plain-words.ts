import { parseFragment } from "parse5";

interface TreeNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly TreeNode[];
}

const silent = new Set(["script", "style", "template", "#comment", "iframe", "object"]);
const blocks = new Set(["p", "div", "blockquote", "li", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]);

/** The words of a comment that came as HTML: paragraphs parted by an empty line, no tags, nothing that runs. */
export function plainWords(html: string): string {
  const parts: string[] = [];
  write(parseFragment(html) as TreeNode, parts);
  return parts
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function write({ nodeName, value, childNodes = [] }: TreeNode, parts: string[]): void {
  if (silent.has(nodeName)) return;
  if (nodeName === "#text") parts.push(value ?? "");
  if (nodeName === "br") parts.push("\n");
  const block = blocks.has(nodeName);
  if (block) parts.push("\n\n");
  for (const child of childNodes) write(child, parts);
  if (block) parts.push("\n\n");
}
