import type { Edition } from "../domain/edition/edition.js";
import type { Banner } from "../domain/front/front.js";
import type { Section } from "../domain/section/section.js";
import type { Block, PlacedPicture, PublicNote, Topic } from "../domain/story/revision.js";
import type { EditionId, Instant, Slug, StoryCode } from "../kernel/ids.js";
import type { RelatedReason as FoundReason } from "../search/search-index.js";

/** A public story as a list shows it. */
export interface StoryCard {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly section: Slug;
  readonly slug: Slug;
  readonly language: string;
  readonly headline: string;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  /** The standfirst, or the first words of the body where there is none; empty for a headline alone. */
  readonly teaser: string;
  readonly agency: string | null;
  readonly byline: string | null;
  readonly place: string | null;
  readonly publishedAt: Instant;
  /** The last public change after publication, or null. */
  readonly updatedAt: Instant | null;
  readonly picture: PlacedPicture | null;
}

/** A public story whole. */
export interface PublicStory extends StoryCard {
  readonly body: readonly Block[];
  readonly topics: readonly Topic[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  /** Oldest first. */
  readonly notes: readonly PublicNote[];
  readonly sourceUri: string | null;
}

/** Another edition's version of a story. */
export interface Translation {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly slug: Slug;
  readonly language: string;
}

/** A headline that another page listed and whose story is not here: shown, not linked. */
export interface StubCard {
  readonly headline: string;
  readonly date: Instant | null;
  readonly teaser: string | null;
  readonly agency: string | null;
}

export type Listed =
  | { readonly kind: "story"; readonly card: StoryCard }
  | { readonly kind: "stub"; readonly stub: StubCard };

/** Why a related story stands there: an editor's pin, or what the engine found. */
export type RelatedReason = { readonly kind: "pinned" } | FoundReason;

export interface Related {
  readonly listed: Listed;
  /** Whether it came earlier or later in the same running story; null for what is told beside it. */
  readonly running: "earlier" | "later" | null;
  readonly reason: RelatedReason;
}

export interface RelatedStories {
  /** What went before in the same running story, oldest first. */
  readonly soFar: readonly Related[];
  readonly beside: readonly Related[];
}

/** An edition with what every page of it shows. */
export interface PublicEdition extends Edition {
  /** In the navigation's order. */
  readonly sections: readonly Section[];
}

/** One step through a list ordered by `publishedAt`, newest first; the pair makes a keyset cursor. */
export interface Cursor {
  readonly publishedAt: Instant;
  readonly code: StoryCode;
}

export interface CardPage {
  readonly cards: readonly StoryCard[];
  /** Where the next, older, page starts; null at the end. */
  readonly older: Cursor | null;
}

/** A story as it stands in a slot. */
export interface FrontCard extends StoryCard {
  readonly size?: "large" | "small";
}

export interface FrontView {
  readonly lead: FrontCard | null;
  readonly seconds: readonly FrontCard[];
  /** Newest first, none of them shown above. */
  readonly latest: readonly StoryCard[];
  readonly columns: readonly { readonly section: Section; readonly cards: readonly StoryCard[] }[];
  readonly featured: readonly Listed[];
  readonly banner: Banner | null;
}

export interface CorrectionEntry extends PublicNote {
  readonly card: StoryCard;
}

/** Why a story is no longer public. */
export interface GoneStory {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly kind: "killed" | "takenDown";
  /** Public words. */
  readonly reason: string;
  readonly at: Instant;
}

/** A local calendar day of an edition, with the number of stories published on it. */
export interface DayCount {
  /** ISO 8601 in the Gregorian calendar, of the edition's local day: 2021-12-31. */
  readonly day: string;
  readonly count: number;
}
