/** What narrows a list, as it stands in the address. */
export interface ListSearch {
  readonly edition?: string;
  readonly section?: string;
  readonly person?: string;
  readonly topic?: string;
  readonly stage?: string;
  /** "1": only of today. */
  readonly today?: string;
  readonly words?: string;
}

const kept = ["edition", "section", "person", "topic", "stage", "today"] as const;
const filters = [...kept, "words"] as const;

/** Reads it from an address somebody may have written by hand. */
export const readListSearch = (search: Record<string, unknown>): ListSearch =>
  Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, String(search[name])]] : [])));

/** Whether anything but words narrows it. */
export const isNarrowed = (search: ListSearch): boolean => kept.some((name) => search[name] !== undefined);

const placeOf = (list: string): string => `dateline-list-${list}`;

/** Keeps on this machine what someone narrowed a list to; words are looked for once and not kept. */
export function keepFilters(list: string, { words: _words, ...search }: ListSearch): void {
  localStorage.setItem(placeOf(list), JSON.stringify(search));
}

/** What a list was last narrowed to on this machine. */
export function keptFilters(list: string): ListSearch {
  try {
    return readListSearch(JSON.parse(localStorage.getItem(placeOf(list)) ?? "{}") as Record<string, unknown>);
  } catch {
    return {};
  }
}
