import { storiesByCode } from "../archive/questions/stories-by-code.js";
import { startReading } from "../archive/reading.js";
import { searchDocument } from "../archive/search-document.js";
import type { PublicReader } from "../database/handles.js";
import type { StoryCode } from "../kernel/ids.js";
import type { SearchIndex } from "../search/search-index.js";

/** What the index took in. */
export interface TakenIn {
  readonly codes: readonly StoryCode[];
  /** The stories nearest to them, to whose lists they may now belong: twenty of each at most. */
  readonly near: readonly StoryCode[];
}

export interface SearchEvents {
  /** The index has caught up with the archive; null when more was taken in than can be named. */
  caughtUp(change: TakenIn | null): void;
  failed(error: unknown): void;
}

interface Batch {
  readonly codes: readonly StoryCode[];
  /** The ledger entry up to which it goes. */
  readonly seq: number;
}

/** Codes taken in at once whose neighbours are looked for; after more, any page may show other related stories. */
const mostNamed = 50;
/** Older stories to whose lists a new one is added: those nearest to it. */
const neighbours = 20;

/**
 * Tells what the index took in, with the stories near to it, and moves its cursor only then: whatever a crash leaves
 * untold is taken in once more. To find what is near takes longer than to take a story in, so that goes on meanwhile, and
 * what comes meanwhile is told together.
 */
export class TellTakenIn {
  readonly #rows: PublicReader;
  readonly #index: SearchIndex;
  readonly #events: SearchEvents;
  readonly #signal: AbortSignal;
  #waiting: Batch[] = [];
  #telling: Promise<void> | null = null;

  constructor(
    { rows, index }: { readonly rows: PublicReader; readonly index: SearchIndex },
    events: SearchEvents,
    signal: AbortSignal,
  ) {
    this.#rows = rows;
    this.#index = index;
    this.#events = events;
    this.#signal = signal;
  }

  get isDone(): boolean {
    return this.#telling === null;
  }

  tell(batch: Batch): void {
    this.#waiting.push(batch);
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = null;
    });
  }

  /** Waits for what is in hand. */
  done = (): Promise<void> => this.#telling ?? Promise.resolve();

  async #tellAll(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#signal.aborted) {
      const batches = this.#waiting;
      this.#waiting = [];
      const codes = [...new Set(batches.flatMap((batch) => batch.codes))];
      try {
        if (codes.length > 0) this.#events.caughtUp(await this.#takenIn(codes));
        await this.#index.advance(batches.at(-1)?.seq ?? 0);
      } catch (error) {
        this.#events.failed(error);
        this.#events.caughtUp(null);
      }
    }
  }

  async #takenIn(codes: readonly StoryCode[]): Promise<TakenIn | null> {
    if (codes.length > mostNamed) return null;
    const near = new Set<StoryCode>();
    for (const story of await storiesByCode(startReading(this.#rows), codes)) {
      const hits = await this.#index.related({ ...searchDocument(story), limit: neighbours, unfolded: true });
      for (const { code } of hits) near.add(code);
    }
    return { codes, near: [...near] };
  }
}
