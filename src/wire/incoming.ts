import type { Block, Inline, PublicNote, Topic } from "../domain/story/revision.js";
import type { EditionId, Instant, Slug, StoryCode } from "../kernel/ids.js";

/** A picture as an incoming format names it: a file beside the source, or a `data:` URL. */
export interface IncomingPicture {
  /** Relative path as the source wrote it (percent-decoded), or a `data:` URL. Never fetched from the network. */
  readonly source: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

export type IncomingBlock =
  | { readonly kind: "paragraph"; readonly text: readonly Inline[] }
  | { readonly kind: "crosshead"; readonly text: string }
  | { readonly kind: "quote"; readonly text: readonly Inline[]; readonly cite: string | null }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "picture"; readonly picture: IncomingPicture }
  | { readonly kind: "embed"; readonly url: string; readonly title: string }
  | Extract<Block, { readonly kind: "box" }>;

export type IncomingReference =
  | { readonly kind: "code"; readonly code: StoryCode }
  | {
      readonly kind: "stub";
      readonly headline: string;
      readonly date: Instant | null;
      readonly teaser: string | null;
      readonly agency: string | null;
    };

export interface IncomingSection {
  readonly slug: Slug;
  readonly name: string;
}

/** A story as any format brings it, before it has a place in this site. */
export interface IncomingStory {
  /** Null: the newsroom gives the next number. */
  readonly code: StoryCode | null;
  /** Only when the format says it; `--edition` and the language come otherwise. */
  readonly edition: EditionId | null;
  /** BCP 47. */
  readonly language: string;
  readonly section: IncomingSection | null;
  readonly slug: Slug | null;
  readonly headline: string;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  readonly body: readonly IncomingBlock[];
  readonly byline: string | null;
  readonly agency: string | null;
  readonly place: string | null;
  readonly topics: readonly Topic[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  readonly picture: IncomingPicture | null;
  readonly pinned: readonly IncomingReference[];
  readonly banned: readonly StoryCode[];
  readonly featured: readonly IncomingReference[];
  readonly translationOf: StoryCode | null;
  readonly published: Instant | null;
  readonly updated: Instant | null;
  readonly notes: readonly PublicNote[];
  readonly embargo: Instant | null;
  readonly sourceUri: string | null;
  /** ninjs pubStatus: usable is published, withheld stays a draft, canceled leaves a tombstone with its reason, as does a takedown. */
  readonly status: "usable" | "withheld" | "canceled" | "takenDown";
  /** Public words, for a story that was withdrawn. */
  readonly reason: string | null;
}
