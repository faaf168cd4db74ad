import type { EditionId, Instant, PictureId, Slug, StoryCode } from "../../kernel/ids.js";

/** A run of text; `href` makes it a link (http, https or mailto, or a path of this site). */
export interface Inline {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly href?: string;
}

export interface PlacedPicture {
  readonly id: PictureId;
  /** Pixels of the original, upright; carried here because a picture's id fixes them for ever. */
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  /** What a crop must keep, in thousandths of width and height from the top left; absent: the middle. */
  readonly focus?: { readonly x: number; readonly y: number };
}

/** A part of a story's body. Structured, never raw HTML. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: readonly Inline[] }
  | { readonly kind: "crosshead"; readonly text: string }
  | { readonly kind: "quote"; readonly text: readonly Inline[]; readonly cite: string | null }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "picture"; readonly picture: PlacedPicture }
  | { readonly kind: "embed"; readonly url: string; readonly title: string }
  | { readonly kind: "box"; readonly title: string; readonly body: readonly BoxBlock[] };

/** What may stand in a box: words beside the story, never a box in a box. */
export type BoxBlock = Extract<Block, { readonly kind: "paragraph" | "list" }>;

export interface Topic {
  readonly slug: Slug;
  readonly name: string;
}

/** A story known by its code, or a stub: one known only by the headline another page listed. */
export type Reference =
  | { readonly kind: "story"; readonly code: StoryCode }
  | {
      readonly kind: "stub";
      readonly headline: string;
      /** The day the listing page gave it, as midnight in the edition's time zone. */
      readonly date: Instant | null;
      readonly teaser: string | null;
      readonly agency: string | null;
    };

/** What readers are told about a change: it stands on the page, dated. */
export interface PublicNote {
  readonly kind: "correction" | "clarification";
  readonly at: Instant;
  readonly note: string;
}

/** One whole revision of a story: everything but its code and its state. */
export interface Revision {
  readonly edition: EditionId;
  readonly section: Slug;
  /** The name a new section gets when the revision is the first to name it. */
  readonly sectionName: string;
  /** BCP 47. */
  readonly language: string;
  readonly slug: Slug;
  readonly headline: string;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  readonly body: readonly Block[];
  readonly byline: string | null;
  readonly agency: string | null;
  /** Where the story was filed from: the place of the dateline. */
  readonly place: string | null;
  readonly topics: readonly Topic[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  readonly picture: PlacedPicture | null;
  readonly pinned: readonly Reference[];
  readonly banned: readonly StoryCode[];
  /** The featured list that stood on the page this story came from; empty for the edition's own. */
  readonly featured: readonly Reference[];
  /** The story this one is another edition's version of. */
  readonly translationOf: StoryCode | null;
  /** The moment the story gives as its publication; null: the moment it is published here. */
  readonly dated: Instant | null;
  /** When a story that comes from elsewhere was last updated there; null for our own. */
  readonly updatedElsewhere: Instant | null;
  /** The corrections a story from elsewhere already carried when it came in. */
  readonly correctedElsewhere: readonly PublicNote[];
  /** Not public before this moment, whatever else happens. */
  readonly embargo: Instant | null;
  /** The supplier's own name for the story, such as a wire's URN. */
  readonly sourceUri: string | null;
  /** Why the story waits for a lawyer; while it is there nothing lets the story out. Absent: it does not. */
  readonly legal?: string;
}
