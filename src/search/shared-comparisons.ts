import { type ComparedStories, compareStories } from "./compare-stories.js";
import type { Generation, ReadIndex } from "./open-index.js";
import type { RelatedAsk, SearchDocument } from "./search-index.js";

/** Comparisons kept: some 300 KB each. */
const mostKept = 8;

interface Kept {
  /** The story as it was compared, for it may have been rewritten since. */
  readonly story: string;
  readonly compared: Promise<ComparedStories>;
}

/**
 * A story that was just published is compared for the stories near to it, for its page, and once more for the page that
 * takes that one's place: all share one comparison, as long as the index holds what it held.
 */
export class SharedComparisons {
  readonly #index: ReadIndex;
  readonly #kept = new Map<number, Kept>();
  #generation: Generation | null = null;
  #changes = 0;

  constructor(index: ReadIndex) {
    this.#index = index;
  }

  of({ limit: _limit, unfolded: _unfolded, least: _least, ...document }: RelatedAsk): Promise<ComparedStories> {
    this.#forgetWhatIsOld();
    const story = JSON.stringify(document);
    const known = this.#kept.get(document.code);
    return known?.story === story ? known.compared : this.#compare(document, story);
  }

  #compare(document: SearchDocument, story: string): Promise<ComparedStories> {
    const kept = { story, compared: compareStories(this.#index, document) };
    kept.compared.catch(() => {
      if (this.#kept.get(document.code) === kept) this.#kept.delete(document.code);
    });
    this.#kept.delete(document.code);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(document.code, kept);
    return kept.compared;
  }

  #forgetWhatIsOld(): void {
    const { generation } = this.#index;
    if (generation === this.#generation && generation.loose.changes === this.#changes) return;
    this.#kept.clear();
    this.#generation = generation;
    this.#changes = generation.loose.changes;
  }
}
