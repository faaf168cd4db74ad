import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { err, ok, type Result } from "../../kernel/result.js";
import { isElement } from "../markup/tree.js";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Deeper nesting or more elements than any story's page has: what goes on with it would not end well. */
const deepest = 400;
const mostElements = 100_000;

/** A saved page taken apart, its elements in the order of the document. */
export interface ParsedPage {
  readonly elements: readonly Element[];
}

/** Parses a page (WHATWG HTML), refusing what is built to exhaust us. Nothing in it is run or fetched. */
export function parsePage(html: string): Result<ParsedPage, string> {
  const elements: Element[] = [];
  const open: { readonly node: Parent; readonly depth: number }[] = [{ node: parse(html), depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > deepest) return err(`The page is nested more than ${deepest} deep: not a story's page.`);
    if (elements.length > mostElements)
      return err(`The page has more than ${mostElements.toLocaleString("en")} elements: not a story's page.`);
    if (isElement(node as DefaultTreeAdapterTypes.ChildNode)) elements.push(node as Element);
    for (const child of node.childNodes.toReversed())
      if (isElement(child)) open.push({ node: child, depth: depth + 1 });
  }
  return ok({ elements });
}
