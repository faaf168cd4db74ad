import { cleanLine } from "../../kernel/clean-text.js";
import { attribute, textOf } from "../markup/tree.js";
import type { ParsedPage } from "./parsed-page.js";

/** What the page's head says, by the names its tags use. */
export interface Meta {
  /** The first value of a `property` or `name`, in lower case. */
  value(...names: readonly string[]): string | null;
  /** All values of a property that may come several times. */
  values(name: string): readonly string[];
  readonly title: string | null;
  readonly language: string | null;
  readonly canonical: string | null;
}

const most = 500;

export function readMeta({ elements }: ParsedPage): Meta {
  const all = new Map<string, string[]>();
  for (const one of elements.filter(({ tagName }) => tagName === "meta").slice(0, most)) {
    const name = (
      attribute(one, "property") ??
      attribute(one, "name") ??
      attribute(one, "itemprop") ??
      ""
    ).toLowerCase();
    const content = cleanLine(attribute(one, "content") ?? "");
    if (name !== "" && content !== "") all.set(name, [...(all.get(name) ?? []), content]);
  }
  const find = (tag: string) => elements.find(({ tagName }) => tagName === tag);
  const title = find("title");
  const root = find("html");
  const canonical = elements.find(
    (one) => one.tagName === "link" && /\bcanonical\b/i.test(attribute(one, "rel") ?? ""),
  );
  return {
    value: (...names) => names.map((name) => all.get(name)?.[0]).find((value) => value !== undefined) ?? null,
    values: (name) => all.get(name) ?? [],
    title: title === undefined ? null : cleanLine(textOf(title)) || null,
    language: root === undefined ? null : (attribute(root, "lang") ?? attribute(root, "xml:lang")),
    canonical: canonical === undefined ? null : attribute(canonical, "href"),
  };
}
