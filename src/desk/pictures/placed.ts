import type { DeskWords, LibraryPicture } from "../../contract/desk-shapes.js";
import { focusPercent } from "../../domain/story/picture-shapes.js";

export type Placed = NonNullable<DeskWords["picture"]>;
export type Focus = LibraryPicture["focus"];

export const middle: Focus = { x: 500, y: 500 };

/** A picture of the library as a story places it: with the words it brings, which the story may change for itself. */
export const placed = ({ id, width, height, alt, caption, credit, focus }: LibraryPicture): Placed => ({
  ...{ id, width, height, alt, caption, credit },
  ...(focus.x === middle.x && focus.y === middle.y ? {} : { focus }),
});

/** The same as a block of the body; the editor keeps its attributes as texts. */
export const pictureAttributes = ({ id, width, height, alt, caption, credit, focus }: LibraryPicture) => ({
  ...{ picture: id, width: String(width), height: String(height), alt },
  ...{ caption: caption ?? "", credit: credit ?? "", focus: focusText(focus) },
});

/** A focal point as a body keeps it: `250 800`, empty for the middle. */
export const focusText = ({ x, y }: Focus): string => (x === middle.x && y === middle.y ? "" : `${x} ${y}`);

export function focusIn(text: string): Focus {
  const [x, y] = text.split(" ").map(Number);
  return text === "" || x === undefined || y === undefined || Number.isNaN(x + y) ? middle : { x, y };
}

/** Where the site's crops look: it knows five columns and rows, and the desk shows what it will do. */
export const cropPosition = ({ x, y }: Focus): string => `${focusPercent(x)}% ${focusPercent(y)}%`;

/** A picture at a width the desk can use. */
export const pictureAddress = (id: string, width: number): string => `/api/v1/desk/pictures/${id}/${width}`;
