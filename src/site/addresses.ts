import type { PlacedPicture } from "../domain/story/revision.js";
import type { EditionId, Slug, StoryCode } from "../kernel/ids.js";

/** Paths of this site, in their readable form: letters of every script as they are (RFC 3987); `encoded` for headers and feeds. */
export const frontPath = (edition: EditionId): string => `/${edition}/`;
export const sectionPath = (edition: EditionId, section: Slug): string => `/${edition}/${section}/`;
export const topicPath = (edition: EditionId, topic: Slug): string => `/${edition}/topic/${topic}`;
export const correctionsPath = (edition: EditionId): string => `/${edition}/corrections`;
export const searchPath = (edition: EditionId): string => `/${edition}/search`;

interface Addressed {
  readonly edition: EditionId;
  readonly code: StoryCode;
  readonly slug: Slug;
}

export const storyPath = ({ edition, code, slug }: Addressed): string => `/${edition}/${code}/${slug}`;

export const picturePath = (
  { id }: Pick<PlacedPicture, "id">,
  width: number,
  format: "avif" | "webp" | "jpg",
): string => `/media/${id}/${width}.${format}`;
/** The drawn card of a story; its version changes with what is drawn, so that social sites fetch it anew. */
export const socialCardPath = (code: StoryCode, version: number): string => `/media/card/${code}.jpg?v=${version}`;

/** A path as RFC 3986 wants it: percent-encoded. */
export const encoded = (path: string): string => encodeURI(path);

/** Where a story's comments are read, page by page. */
export const commentsPath = (story: Addressed): string => `${storyPath(story)}/comments`;
/** A comment's own address, for ever while its story is public. */
export const commentPath = (story: Addressed, id: number): string => `${commentsPath(story)}/${id}`;
/** What a signed-in reader wrote, and where others sign in. */
export const readerPath = (edition: EditionId): string => `/${edition}/reader`;
