import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { lineOrNull, normalRuns } from "../../domain/story/normal-body.js";
import type { BoxBlock, Inline } from "../../domain/story/revision.js";
import { safeHref } from "../../domain/story/safe-href.js";
import { cleanLine } from "../../kernel/clean-text.js";
import type { IncomingBlock } from "../incoming.js";
import { attribute, elementsIn, isElement, textOf } from "./tree.js";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Nesting beyond it is read as text alone: a hostile page must not exhaust the stack. */
const deepest = 60;

const dropped = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "form",
  "button",
  "input",
  "select",
  "textarea",
  "svg",
  "math",
  "head",
  "title",
]);
const flows = new Set([
  "p",
  "div",
  "section",
  "article",
  "main",
  "header",
  "footer",
  "aside",
  "nav",
  "body",
  "html",
  "figure",
  "table",
  "tr",
  "td",
  "th",
  "tbody",
  "thead",
  "dl",
  "dt",
  "dd",
  "address",
  "pre",
  "details",
  "summary",
  "center",
  "picture",
  "video",
  "audio",
]);
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

/** A piece of HTML as a story's blocks: what is no paragraph, crosshead, quote, list, picture or embed gives its words. */
export function readBlocks(html: string): readonly IncomingBlock[] {
  const reader = createReader();
  for (const node of parseFragment(html).childNodes) reader.node(node, {}, 0);
  return reader.end();
}

type Marks = Omit<Inline, "text">;

function createReader() {
  const blocks: IncomingBlock[] = [];
  let runs: Inline[] = [];
  const flush = (): void => {
    const text = normalRuns(runs);
    runs = [];
    if (text.length > 0) blocks.push({ kind: "paragraph", text });
  };
  const whole = (block: IncomingBlock | null): void => {
    flush();
    if (block !== null) blocks.push(block);
  };
  const children = (element: Element, marks: Marks, depth: number): void => {
    for (const child of element.childNodes) node(child, marks, depth + 1);
  };
  const node = (one: Node, marks: Marks, depth: number): void => {
    if (one.nodeName === "#text") runs.push({ ...marks, text: (one as DefaultTreeAdapterTypes.TextNode).value });
    if (!isElement(one) || dropped.has(one.tagName)) return;
    if (depth > deepest) runs.push({ ...marks, text: textOf(one) });
    else element(one, marks, depth);
  };
  const element = (one: Element, marks: Marks, depth: number): void => {
    const name = one.tagName;
    if (headings.has(name)) return whole(crosshead(one));
    if (name === "blockquote") return whole(quote(one));
    if (name === "ul" || name === "ol") return whole(list(one));
    const shown = framed(one);
    if (shown !== null) return whole(shown);
    if (name === "br") return void runs.push({ ...marks, text: " " });
    if (name === "hr") return flush();
    if (isBox(one)) return whole(box(one));
    if (flows.has(name)) {
      flush();
      children(one, marks, depth);
      return flush();
    }
    children(one, { ...marks, ...marksOf(one) }, depth);
  };
  return {
    node,
    end: (): readonly IncomingBlock[] => {
      flush();
      return blocks;
    },
  };
}

function marksOf(element: Element): Marks {
  const name = element.tagName;
  if (name === "strong" || name === "b") return { strong: true };
  if (name === "em" || name === "i") return { emphasis: true };
  const href = name === "a" ? safeHref(attribute(element, "href") ?? "") : null;
  return href === null ? {} : { href };
}

/** The inline runs of an element whose inner blocks do not matter. */
export function runsOf(element: Element, except: ReadonlySet<string> = new Set()): readonly Inline[] {
  const runs: Inline[] = [];
  const walk = (one: Node, marks: Marks, depth: number): void => {
    if (one.nodeName === "#text") runs.push({ ...marks, text: (one as DefaultTreeAdapterTypes.TextNode).value });
    if (!isElement(one) || dropped.has(one.tagName) || except.has(one.tagName)) return;
    if (depth > deepest) return void runs.push({ ...marks, text: textOf(one) });
    if (one.tagName === "br" || flows.has(one.tagName) || one.tagName === "li") runs.push({ text: " " });
    for (const child of one.childNodes) walk(child, { ...marks, ...marksOf(one) }, depth + 1);
  };
  for (const child of element.childNodes) walk(child, {}, 0);
  return normalRuns(runs);
}

function crosshead(element: Element): IncomingBlock | null {
  const text = cleanLine(textOf(element));
  return text === "" ? null : { kind: "crosshead", text };
}

function quote(element: Element): IncomingBlock | null {
  const cite = elementsIn(element, "cite")[0];
  const text = runsOf(element, new Set(["cite"]));
  return text.length === 0 ? null : { kind: "quote", text, cite: cite === undefined ? null : lineOrNull(textOf(cite)) };
}

function list(element: Element): IncomingBlock | null {
  const items = element.childNodes
    .filter(isElement)
    .filter((one) => one.tagName === "li")
    .map((one) => runsOf(one));
  const filled = items.filter((item) => item.length > 0);
  return filled.length === 0 ? null : { kind: "list", ordered: element.tagName === "ol", items: filled };
}

/** Another page's aside is furniture or text; one that says it is a note is a box as we write it. */
const isBox = (element: Element): boolean => element.tagName === "aside" && attribute(element, "role") === "note";

/** A box holds paragraphs and lists; what else stands in one gives its words. */
function box(element: Element): IncomingBlock | null {
  const heading = element.childNodes.filter(isElement).find((one) => headings.has(one.tagName));
  const title = heading === undefined ? "" : cleanLine(textOf(heading));
  const body = element.childNodes
    .filter(isElement)
    .filter((one) => one !== heading)
    .flatMap((one): readonly BoxBlock[] => {
      const items = one.tagName === "ul" || one.tagName === "ol" ? list(one) : null;
      if (items?.kind === "list") return [items];
      const text = runsOf(one);
      return text.length === 0 ? [] : [{ kind: "paragraph", text }];
    });
  return body.length === 0 && title === "" ? null : { kind: "box", title, body };
}

/** What an element shows in itself: a picture, another site's frame, a figure of either. */
function framed(element: Element): IncomingBlock | null {
  if (element.tagName === "img") return picture(element, null);
  if (element.tagName === "iframe") return embed(attribute(element, "src"), attribute(element, "title"));
  return element.tagName === "figure" ? readFigure(element) : null;
}

function readFigure(figure: Element): IncomingBlock | null {
  const image = elementsIn(figure, "img")[0];
  if (image !== undefined) return picture(image, elementsIn(figure, "figcaption")[0] ?? null);
  const link = elementsIn(figure, "a")[0] ?? elementsIn(figure, "iframe")[0];
  return link === undefined
    ? null
    : embed(attribute(link, "href") ?? attribute(link, "src"), textOf(link) || attribute(link, "title"));
}

function picture(image: Element, caption: Element | null): IncomingBlock | null {
  const source = attribute(image, "src") ?? "";
  if (source === "") return null;
  const credit = caption === null ? undefined : elementsIn(caption, "small")[0];
  const words =
    caption === null
      ? ""
      : runsOf(caption, new Set(["small"]))
          .map((run) => run.text)
          .join("");
  return {
    kind: "picture",
    picture: {
      source,
      alt: cleanLine(attribute(image, "alt") ?? ""),
      caption: lineOrNull(words),
      credit: credit === undefined ? null : lineOrNull(textOf(credit)),
    },
  };
}

function embed(address: string | null, title: string | null): IncomingBlock | null {
  const url = address === null ? null : safeHref(address);
  if (url === null || !/^https?:/.test(url)) return null;
  return { kind: "embed", url, title: cleanLine(title ?? "") || url };
}
