import type { Node } from "@tiptap/pm/model";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { LibraryPicture } from "../../../contract/desk-shapes.js";
import { pictureAttributes } from "../../pictures/placed.js";

/** The block of the body a position in the editor lies in, counted from 0. */
export function blockAt(doc: Node, position: number): number {
  const at = doc.resolve(Math.min(position, doc.content.size));
  return at.depth === 0 ? at.index() - 1 : at.index(0);
}

/** Where pictures that are still on their way will stand: it moves along with whatever is typed around it meanwhile. */
export interface Spot {
  /** Puts the picture that was dropped at this place among several; they stand in the order they were dropped in. */
  put(picture: LibraryPicture, place: number): void;
}

/**
 * Keeps a spot after one of the body's blocks. It is a place in the shared document itself, not in what this screen
 * shows of it: others may type, split and take out blocks before the picture has come, and nothing selected is
 * replaced by it.
 */
export function keepSpot(document: Y.Doc, afterBlock: number): Spot {
  const body = document.getXmlFragment("body");
  const anchor = Y.createRelativePositionFromTypeIndex(body, Math.min(afterBlock + 1, body.length));
  const standing = new Map<number, Y.XmlElement>();
  return {
    put(picture, place) {
      const element = new Y.XmlElement("picture");
      for (const [name, value] of Object.entries(pictureAttributes(picture))) element.setAttribute(name, value);
      // As the editor's own change, so that undo takes it out again.
      document.transact(
        () => body.insert(indexFor(body, { document, anchor, standing, place }), [element]),
        ySyncPluginKey,
      );
      standing.set(place, element);
    },
  };
}

interface Placing {
  readonly document: Y.Doc;
  readonly anchor: Y.RelativePosition;
  readonly standing: ReadonlyMap<number, Y.XmlElement>;
  readonly place: number;
}

function indexFor(body: Y.XmlFragment, { document, anchor, standing, place }: Placing): number {
  const blocks = body.toArray();
  const indexOf = (at: number): number => {
    const one = standing.get(at);
    return one === undefined ? -1 : blocks.indexOf(one);
  };
  const places = [...standing.keys()].filter((at) => indexOf(at) >= 0).toSorted((a, b) => a - b);
  const before = places.findLast((at) => at < place);
  if (before !== undefined) return indexOf(before) + 1;
  const after = places.find((at) => at > place);
  if (after !== undefined) return indexOf(after);
  const found = Y.createAbsolutePositionFromRelativePosition(anchor, document);
  return found === null ? body.length : Math.min(found.index, body.length);
}
