import type { DeskWords, LibraryPicture } from "../../../contract/desk-shapes.js";

export type Placed = NonNullable<DeskWords["picture"]>;

/** A picture of the library as a story places it: with the words it brings, which the story may change for itself. */
export const placed = ({ id, width, height, alt, caption, credit, focus }: LibraryPicture): Placed => ({
  ...{ id, width, height, alt, caption, credit },
  ...(focus.x === 500 && focus.y === 500 ? {} : { focus }),
});

/** The same as a block of the body; the editor keeps its attributes as texts. */
export const pictureNode = ({ id, width, height, alt, caption, credit }: LibraryPicture) => ({
  type: "picture",
  attrs: {
    ...{ picture: id, width: String(width), height: String(height), alt },
    ...{ caption: caption ?? "", credit: credit ?? "" },
  },
});

/** A picture at a width the desk can use. */
export const pictureAddress = (id: string, width: number): string => `/api/v1/desk/pictures/${id}/${width}`;
