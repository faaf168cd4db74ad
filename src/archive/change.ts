/** A place in a time-ordered list where a story came, went or moved. */
export interface ListMoment {
  /** An edition (`en`), a section (`en/world`) or a topic (`en#grain`). */
  readonly list: string;
  /** The story's `publishedAt`. */
  readonly at: number;
}

/** What one ledger entry changed for the public: the facts that any page may have read. */
export interface ArchiveChange {
  /** `story:971280` its whole text, `card:971280` what lists show of it, `front:en`, `headline:en:…`, `edition:en` … */
  readonly tags: readonly string[];
  readonly moments: readonly ListMoment[];
  /** Stories whose words the search index must read anew. */
  readonly codes: readonly number[];
}

export const editionList = (edition: string): string => edition;
export const sectionList = (edition: string, section: string): string => `${edition}/${section}`;
/** The list of the days that have stories; a day stands at its midnight in UTC. */
export const daysList = (edition: string): string => `days:${edition}`;
export const topicList = (edition: string, topic: string): string => `${edition}#${topic}`;
