import type { PublicStory } from "../../archive/shapes.js";
import type { Instant } from "../../kernel/ids.js";
import type { View } from "../pages/view.js";

/** A feed before it has a format. */
export interface Channel {
  readonly view: View;
  readonly title: string;
  readonly description: string;
  /** Absolute addresses, percent-encoded. */
  readonly homeUrl: string;
  readonly feedUrl: string;
  /** Newest first. */
  readonly stories: readonly PublicStory[];
}

/** When anything in the feed last changed. */
export const changedAt = ({ stories, view }: Channel): Instant =>
  (stories.reduce<number>((latest, story) => Math.max(latest, story.updatedAt ?? story.publishedAt), 0) as Instant) ||
  view.site.clock.now();

export const authorOf = ({ byline, agency }: PublicStory): string | null => byline ?? agency;
/** A name for ever: the code does not change with slug, section or edition. */
export const entryId = (view: View, story: PublicStory): string => `${view.site.origin}/${story.code}`;
