/** What narrows a list, as it stands in the address. */
export interface ListSearch {
  readonly edition?: string;
  readonly section?: string;
  readonly person?: string;
  readonly topic?: string;
  readonly stage?: string;
  readonly words?: string;
}

const filters = ["edition", "section", "person", "topic", "stage", "words"] as const;

/** Reads it from an address somebody may have written by hand. */
export const readListSearch = (search: Record<string, unknown>): ListSearch =>
  Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, String(search[name])]] : [])));
