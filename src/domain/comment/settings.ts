import type { EditionId, Instant, Slug, StoryCode } from "../../kernel/ids.js";

/** Closed: no thread at all. Read-only: nothing new. Before and after: whether a moderator looks before publication. */
export const threadModes = ["closed", "read-only", "before", "after"] as const;
export type ThreadMode = (typeof threadModes)[number];

/** Who may comment and how, as the public may know it. What is left out is inherited: story, section, edition, house. */
export interface ThreadSettings {
  readonly mode?: ThreadMode;
  /** Whether one may comment with a name alone. */
  readonly guests?: boolean;
  /** Days after publication until a thread turns read-only; null: never. */
  readonly closeAfterDays?: number | null;
}

/** Settings with nothing left to inherit. */
export type WholeThreadSettings = Required<ThreadSettings>;

/** Where nobody said anything else: open to guests, seen by a moderator first. */
export const houseSettings: WholeThreadSettings = { mode: "before", guests: true, closeAfterDays: null };

export type SettingScope = `edition:${string}` | `section:${string}/${string}` | `story:${number}`;

interface Placed {
  readonly edition: EditionId;
  readonly section: Slug | string;
  readonly code: StoryCode;
}

/** The scopes a story's thread inherits from, the widest first. */
export const scopesOf = ({ edition, section, code }: Placed): readonly [SettingScope, SettingScope, SettingScope] => [
  `edition:${edition}`,
  `section:${edition}/${section}`,
  `story:${code}`,
];

/** Settings laid over each other, the widest first. */
export const inherited = (layers: readonly ThreadSettings[]): WholeThreadSettings =>
  Object.assign({}, houseSettings, ...layers) as WholeThreadSettings;

const day = 86_400_000;

/** When a thread turns read-only by itself; null: never. */
export const closingOf = ({ mode, closeAfterDays }: WholeThreadSettings, publishedAt: Instant): Instant | null =>
  closeAfterDays === null || mode === "closed" || mode === "read-only"
    ? null
    : ((publishedAt + closeAfterDays * day) as Instant);

/** The mode a thread is in now. */
export function modeAt(settings: WholeThreadSettings, publishedAt: Instant, now: Instant): ThreadMode {
  const closing = closingOf(settings, publishedAt);
  return closing !== null && closing <= now ? "read-only" : settings.mode;
}

export const takesComments = (mode: ThreadMode): boolean => mode === "before" || mode === "after";
