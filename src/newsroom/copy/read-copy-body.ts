import * as Y from "yjs";
import { lineOrNull, normalRuns } from "../../domain/story/normal-body.js";
import type { Block, BoxBlock, Inline } from "../../domain/story/revision.js";
import { safeHref } from "../../domain/story/safe-href.js";
import { cleanLine } from "../../kernel/clean-text.js";
import { bodyFragment, longestField, mostBlocks } from "./copy-shape.js";
import { placedPicture } from "./placed-picture.js";

type Node = Y.XmlElement | Y.XmlText;

/** The body's blocks in their normal form; empty ones are only an editor's blank lines and are left out. */
export const readCopyBody = (document: Y.Doc): readonly Block[] =>
  childrenOf(document.getXmlFragment(bodyFragment))
    .slice(0, mostBlocks)
    .flatMap((one) => blockOf(one) ?? []);

const childrenOf = (parent: Y.XmlFragment): readonly Node[] =>
  parent.toArray().filter((one): one is Node => one instanceof Y.XmlElement || one instanceof Y.XmlText);

function blockOf(one: Node): Block | null {
  if (one instanceof Y.XmlText) return paragraph(one);
  switch (one.nodeName) {
    case "crosshead":
      return crosshead(one);
    case "quote":
      return quote(one);
    case "bulletList":
    case "orderedList":
      return list(one);
    case "picture":
      return picture(one);
    case "embed":
      return embed(one);
    case "box":
      return box(one);
    default:
      return paragraph(one);
  }
}

function paragraph(one: Node): Extract<Block, { kind: "paragraph" }> | null {
  const text = runsIn(one);
  return text.length === 0 ? null : { kind: "paragraph", text };
}

function crosshead(one: Y.XmlElement): Block | null {
  const text = cleanLine(wordsOf(runsIn(one)));
  return text === "" ? null : { kind: "crosshead", text };
}

function quote(one: Y.XmlElement): Block | null {
  const text = runsIn(one);
  return text.length === 0 ? null : { kind: "quote", text, cite: lineOrNull(attribute(one, "cite")) };
}

function list(one: Y.XmlElement): Extract<Block, { kind: "list" }> | null {
  const items = childrenOf(one)
    .map(runsIn)
    .filter((item) => item.length > 0);
  return items.length === 0 ? null : { kind: "list", ordered: one.nodeName === "orderedList", items };
}

function picture(one: Y.XmlElement): Block | null {
  const [width, height] = [Number(attribute(one, "width")), Number(attribute(one, "height"))];
  const [alt, caption, credit] = [attribute(one, "alt"), attribute(one, "caption"), attribute(one, "credit")];
  const id = attribute(one, "picture");
  const placed = placedPicture({ id, width, height, alt, caption, credit, ...focusOf(attribute(one, "focus")) });
  return placed === null ? null : { kind: "picture", picture: placed };
}

/** `250 800`: thousandths of width and height; anything else is no focal point. */
function focusOf(text: string): { readonly focus?: { readonly x: number; readonly y: number } } {
  const [, x, y] = /^(\d{1,4}) (\d{1,4})$/.exec(text) ?? [];
  const focus = { x: Number(x), y: Number(y) };
  return x === undefined || focus.x > 1000 || focus.y > 1000 ? {} : { focus };
}

function embed(one: Y.XmlElement): Block | null {
  const url = safeHref(attribute(one, "url"));
  // Of what kinds it may be is for the checklist: what an import brought is not lost by being read.
  if (url === null || !/^https?:/.test(url)) return null;
  return { kind: "embed", url, title: cleanLine(attribute(one, "title")) || url };
}

function box(one: Y.XmlElement): Block | null {
  const title = cleanLine(attribute(one, "title"));
  const body = childrenOf(one).flatMap((child): readonly BoxBlock[] => {
    const isList = child instanceof Y.XmlElement && child.nodeName.endsWith("List");
    const block = isList ? list(child) : paragraph(child);
    return block === null ? [] : [block];
  });
  return body.length === 0 && title === "" ? null : { kind: "box", title, body };
}

/** Attributes come from whoever edits: anything but a text of bearable length is none. */
function attribute(one: Y.XmlElement, name: string): string {
  const value: unknown = one.getAttribute(name);
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, longestField) : "";
}

const wordsOf = (runs: readonly Inline[]): string => runs.map(({ text }) => text).join("");

/** Every run of text below a node, in order; blocks within blocks are parted by a space. */
function runsIn(one: Node): readonly Inline[] {
  const runs: Inline[] = [];
  const waiting: Node[] = [one];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next instanceof Y.XmlText) runs.push(...textRuns(next));
    else if (next !== undefined) {
      if (runs.length > 0) runs.push({ text: " " });
      waiting.push(...childrenOf(next).toReversed());
    }
  }
  return normalRuns(runs);
}

const textRuns = (text: Y.XmlText): readonly Inline[] =>
  (text.toDelta() as readonly { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap((part) =>
    typeof part.insert === "string" ? [{ text: part.insert, ...marksOf(part.attributes ?? {}) }] : [],
  );

function marksOf(attributes: Record<string, unknown>): Omit<Inline, "text"> {
  const link = attributes.link;
  const href = typeof link === "object" && link !== null && "href" in link ? String(link.href) : null;
  return {
    ...(attributes.bold !== undefined && { strong: true as const }),
    ...(attributes.italic !== undefined && { emphasis: true as const }),
    ...(href !== null && { href }),
  };
}
