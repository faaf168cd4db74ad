import * as Y from "yjs";
import type { PlacedPicture } from "../../domain/story/revision.js";
import { bodyFragment, chosenFields } from "./copy-shape.js";
import { placedPicture } from "./placed-picture.js";
import { pictureAttributes } from "./write-copy.js";

interface Swap {
  /** The picture that leaves. */
  readonly out: string;
  readonly put: PlacedPicture;
  /** The story's own caption stays under the new picture. */
  readonly keepCaption: boolean;
}

/**
 * Puts one picture in the place of another wherever a copy has it, and touches nothing else, so that whoever types in
 * the story at that moment loses no word. Answers whether the copy had it at all.
 */
export function swapPicture(document: Y.Doc, { out, put, keepCaption }: Swap): boolean {
  const chosen = document.getMap(chosenFields);
  const lead = placedPicture(chosen.get("picture"));
  const inBody = bodyPictures(document).filter((one) => one.getAttribute("picture") === out);
  if (lead?.id !== out && inBody.length === 0) return false;
  document.transact(() => {
    if (lead?.id === out) chosen.set("picture", keepCaption ? { ...put, caption: lead.caption } : put);
    for (const one of inBody)
      for (const [name, value] of Object.entries(pictureAttributes(put)))
        if (name !== "caption" || !keepCaption) one.setAttribute(name, value);
  });
  return true;
}

/** The ids of every picture a copy holds, as it is typed. */
export function picturesInCopy(document: Y.Doc): ReadonlySet<string> {
  const lead = placedPicture(document.getMap(chosenFields).get("picture"));
  const inBody = bodyPictures(document).map((one) => String(one.getAttribute("picture")));
  return new Set(lead === null ? inBody : [lead.id, ...inBody]);
}

const bodyPictures = (document: Y.Doc): readonly Y.XmlElement[] =>
  document
    .getXmlFragment(bodyFragment)
    .toArray()
    .filter((one): one is Y.XmlElement => one instanceof Y.XmlElement && one.nodeName === "picture");
