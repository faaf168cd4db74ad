import * as Y from "yjs";
import type { Block, BoxBlock, Inline, PlacedPicture, Revision } from "../../domain/story/revision.js";
import { slugOf } from "../../kernel/slug.js";
import { bodyFragment, chosenFields, typedFields } from "./copy-shape.js";

/** Makes a document say what a revision says, whatever it said before; one transaction, so that others see one change. */
export function writeCopy(document: Y.Doc, revision: Revision): void {
  document.transact(() => {
    for (const field of typedFields) {
      const text = document.getText(field);
      const words = field === "slug" ? ownSlug(revision) : (revision[field] ?? "");
      if (text.toString() === words) continue;
      text.delete(0, text.length);
      text.insert(0, words);
    }
    const chosen = document.getMap(chosenFields);
    for (const [key, value] of Object.entries(chosenOf(revision)))
      if (JSON.stringify(chosen.get(key) ?? null) !== JSON.stringify(value)) chosen.set(key, value);
    const body = document.getXmlFragment(bodyFragment);
    body.delete(0, body.length);
    body.insert(0, revision.body.map(element));
  });
}

/** A slug that only repeats the headline goes on following it. */
const ownSlug = ({ slug, headline }: Revision): string => (slug === slugOf(headline) ? "" : slug);

/** What is chosen from lists and calendars, as plain JSON. */
export const chosenOf = (revision: Revision) => ({
  section: revision.section,
  sectionName: revision.sectionName,
  language: revision.language,
  topics: revision.topics,
  picture: revision.picture,
  dated: revision.dated,
  embargo: revision.embargo,
  pinned: revision.pinned,
  banned: revision.banned,
  translationOf: revision.translationOf,
  legal: revision.legal ?? null,
});

function element(block: Block): Y.XmlElement {
  switch (block.kind) {
    case "paragraph":
      return node("paragraph", {}, [textOf(block.text)]);
    case "crosshead":
      return node("crosshead", {}, [textOf([{ text: block.text }])]);
    case "quote":
      return node("quote", { cite: block.cite ?? "" }, [textOf(block.text)]);
    case "list":
      return node(
        block.ordered ? "orderedList" : "bulletList",
        {},
        block.items.map((item) => node("listItem", {}, [node("paragraph", {}, [textOf(item)])])),
      );
    case "picture":
      return node("picture", pictureAttributes(block.picture), []);
    case "embed":
      return node("embed", { url: block.url, title: block.title }, []);
    case "box":
      return node(
        "box",
        { title: block.title },
        block.body.map((one: BoxBlock) => element(one)),
      );
  }
}

/** A picture as a block of the body: the editor keeps its attributes as texts. */
export const pictureAttributes = ({ id, width, height, alt, caption, credit, focus }: PlacedPicture) => ({
  ...{ picture: id as string, width: String(width), height: String(height), alt },
  ...{ caption: caption ?? "", credit: credit ?? "", focus: focus === undefined ? "" : `${focus.x} ${focus.y}` },
});

function node(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Y.XmlElement | Y.XmlText)[],
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, [...children]);
  return made;
}

function textOf(runs: readonly Inline[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(runs.map(({ text: insert, ...marks }) => ({ insert, attributes: attributesOf(marks) })));
  return text;
}

const attributesOf = ({ strong, emphasis, href }: Omit<Inline, "text">) => ({
  ...(strong && { bold: {} }),
  ...(emphasis && { italic: {} }),
  ...(href !== undefined && { link: { href } }),
});
