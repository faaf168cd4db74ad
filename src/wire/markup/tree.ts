import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export const isElement = (node: Node): node is Element => "tagName" in node;

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null;

/** All nodes under one, in the order of the document, without recursion. */
function* nodesIn(element: Element): Generator<Node> {
  const open: Node[] = [...element.childNodes].reverse();
  while (true) {
    const node = open.pop();
    if (node === undefined) return;
    yield node;
    if (isElement(node)) for (const child of [...node.childNodes].reverse()) open.push(child);
  }
}

export const elementsIn = (element: Element, name: string): readonly Element[] =>
  [...nodesIn(element)].filter(isElement).filter((one) => one.tagName === name);

export const textOf = (element: Element): string =>
  [...nodesIn(element)].map((node) => ("value" in node && node.nodeName === "#text" ? node.value : "")).join("");

/** An element's text, unless it is longer than asked for: then null, without reading on. */
export function textWithin(element: Element, longest: number): string | null {
  let text = "";
  for (const node of nodesIn(element)) {
    if ("value" in node && node.nodeName === "#text") text += node.value;
    if (text.length > longest) return null;
  }
  return text;
}
