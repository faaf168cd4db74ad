import { quoted } from "./story-table.js";

/** What a story must be besides having the words. */
export interface Narrowed {
  readonly edition: string;
  readonly section: string | null;
  readonly labels: readonly string[];
  /** Published at this moment or later; null: at any. */
  readonly from: number | null;
  /** Published before this moment; null: at any. */
  readonly to: number | null;
}

/** What of a story is held against it, but for its labels. */
export interface NarrowedBy {
  readonly edition: string;
  readonly section: string;
  readonly publishedAt: number;
}

/** Any story of an edition. */
export const ofEdition = (edition: string): Narrowed => ({ edition, section: null, labels: [], from: null, to: null });

/** The same, and within a stretch of time. */
export const within = (narrowed: Narrowed, from: number | null, to: number | null): Narrowed => ({
  ...narrowed,
  from: narrowed.from === null || from === null ? (narrowed.from ?? from) : Math.max(narrowed.from, from),
  to: narrowed.to === null || to === null ? (narrowed.to ?? to) : Math.min(narrowed.to, to),
});

/** Whether nothing but the edition is asked for. */
export const isWholeEdition = ({ section, labels, from, to }: Narrowed): boolean =>
  section === null && labels.length === 0 && from === null && to === null;

export const fits = ({ edition, section, from, to }: Narrowed, one: NarrowedBy): boolean =>
  one.edition === edition &&
  (section === null || one.section === section) &&
  (from === null || one.publishedAt >= from) &&
  (to === null || one.publishedAt < to);

/** The same as an SQL condition, the labels too. */
export const whereOf = ({ edition, section, labels, from, to }: Narrowed): string =>
  [
    `edition = ${quoted(edition)}`,
    ...(section === null ? [] : [`section = ${quoted(section)}`]),
    ...labels.map((label) => `array_contains(labels, ${quoted(label)})`),
    ...(from === null ? [] : [`published_at >= ${from}`]),
    ...(to === null ? [] : [`published_at < ${to}`]),
  ].join(" AND ");
