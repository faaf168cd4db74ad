import type { EditionId, Instant, Slug, StoryCode } from "../../kernel/ids.js";
import type { PlacedPicture } from "../story/revision.js";

/** How a story stands in its slot, where an editor wanted it otherwise than the story itself says. */
export interface SlotSetting {
  /** Stays at its place, whatever leaves before it. */
  readonly pinned?: true;
  readonly size?: "large" | "small";
  readonly headline?: string;
  readonly picture?: PlacedPicture;
  /** Leaves by itself at this moment. */
  readonly until?: Instant;
}

/** Words across the top of a front, until they are old. */
export interface Banner {
  readonly text: string;
  /** The story they lead to; null: they are the whole news so far. */
  readonly code: StoryCode | null;
  readonly until: Instant;
}

/** What an editor has set on an edition's front, or on a section's; the rest fills itself with the newest. */
export interface Front {
  readonly edition: EditionId;
  /** Absent: the edition's own front. */
  readonly section?: Slug;
  /** In order: the lead first, then the seconds. */
  readonly slots: readonly StoryCode[];
  /** "Featured stories", in order; of an edition's own front alone. */
  readonly featured: readonly StoryCode[];
  /** By story code. */
  readonly settings?: Readonly<Record<string, SlotSetting>>;
  readonly banner?: Banner;
  /** What the places no editor filled are filled from; absent: everything in the edition. */
  readonly fill?: { readonly section?: Slug; readonly topic?: Slug };
}

/** The name a front goes by in the ledger and the archive: `en`, or `en/world`. */
export const frontKey = ({ edition, section }: Pick<Front, "edition" | "section">): string =>
  section === undefined ? edition : `${edition}/${section}`;

/** A front that nobody has arranged. */
export const bareFront = ({ edition, section }: Pick<Front, "edition" | "section">): Front => ({
  edition,
  ...(section !== undefined && { section }),
  slots: [],
  featured: [],
});

/** The stories that stand in slots at a moment, in order; a slot whose time is over is as if it were not there. */
export const standingSlots = ({ slots, settings = {} }: Front, at: Instant): readonly StoryCode[] =>
  slots.filter((code) => (settings[code]?.until ?? Number.POSITIVE_INFINITY) > at);

/** The next moment at which a front changes by the clock alone; null for one that does not. */
export function nextChange({ slots, settings = {}, banner }: Front, at: Instant): Instant | null {
  const moments = [...slots.map((code) => settings[code]?.until), banner?.until];
  const coming = moments.filter((moment): moment is Instant => moment !== undefined && moment > at);
  return coming.length === 0 ? null : (Math.min(...coming) as Instant);
}
