import { changesAfter, lastChange } from "../archive/questions/changes-after.js";
import { storiesByCode } from "../archive/questions/stories-by-code.js";
import { startReading } from "../archive/reading.js";
import { searchDocument } from "../archive/search-document.js";
import type { Database } from "../database/handles.js";
import type { StoryCode } from "../kernel/ids.js";
import type { SearchIndex } from "../search/search-index.js";
import type { Job } from "./start-clock.js";
import { type SearchEvents, TellTakenIn } from "./tell-taken-in.js";

/** Ledger entries taken in at once. */
const batchSize = 1000;
/** How often the database is asked whether anything was committed, here or elsewhere: a number in memory, or a pragma. */
const glance = 5;
/** How often the archive is looked at though nothing was heard of a commit, in milliseconds. */
const interval = 250;
/** So many entries behind, a new index is made in one go. */
const farBehind = 5_000;
/** Loose stories from which the index is made anew in a quiet hour: they are held in memory. */
const mostLoose = 5_000;
/** And from which at once … */
const farTooLoose = 2 * mostLoose;
/** … and at which the index waits for the one that is being made. */
const mostHeld = 2 * farTooLoose;
/** Milliseconds without a change that make an hour quiet. */
const quiet = 60_000;

export interface FollowedSearch {
  readonly database: Pick<Database, "publicReader" | "changeMark" | "settled">;
  readonly index: SearchIndex;
  readonly reindex: Reindex;
}

/** Makes the search index anew beside the one in use; returns when it is whole, or was cut short by the signal. */
export type Reindex = (signal: AbortSignal) => Promise<void>;

/** Keeps the search index up with the archive, from its own durable cursor on: within milliseconds of a commit. */
export function followSearch(followed: FollowedSearch, events: SearchEvents): Job {
  const stopping = new AbortController();
  const follower = new Follower(followed, events, stopping.signal);
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const plan = (): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      turn = follower.look().then(plan);
    }, glance);
  };
  turn = follower.look().then(plan);
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await turn;
      await follower.atRest();
    },
  };
}

class Follower {
  readonly #followed: FollowedSearch;
  readonly #events: SearchEvents;
  readonly #signal: AbortSignal;
  #mark: number | null = null;
  #lookedAt = 0;
  #changedAt = performance.now();
  /** When an index may be made anew again, after it failed. */
  #rebuildFrom = 0;
  #rebuilding: Promise<void> | null = null;
  /** Whether an index that was made waits to be taken over. */
  #waits = false;
  readonly #telling: TellTakenIn;
  /** The ledger entry up to which the index has taken in; its cursor follows when that was told. */
  #seq: number;

  constructor(followed: FollowedSearch, events: SearchEvents, signal: AbortSignal) {
    const { database, index } = followed;
    this.#telling = new TellTakenIn({ rows: database.publicReader, index }, events, signal);
    this.#seq = index.cursor();
    this.#followed = followed;
    this.#events = events;
    this.#signal = signal;
  }

  /** Takes in what was committed since the last look; failures are told, and tried again at the next. */
  async look(): Promise<void> {
    try {
      const mark = this.#followed.database.changeMark();
      const due = performance.now() - this.#lookedAt >= interval;
      if (mark === this.#mark && !due) return;
      this.#lookedAt = performance.now();
      if (due) await this.#upkeep();
      await this.#takeIn();
      this.#mark = mark;
    } catch (error) {
      this.#lookedAt = performance.now();
      this.#events.failed(error);
    }
  }

  /** Waits for what is being told, and for an index that is being made anew: both are cut short when the job stops. */
  async atRest(): Promise<void> {
    await this.#telling.done();
    await this.#rebuilding;
  }

  async #takeIn(): Promise<void> {
    const { database, index } = this.#followed;
    while (!this.#signal.aborted && (this.#rebuilding === null || index.looseStories() < mostHeld)) {
      const changes = await changesAfter(database.publicReader, this.#seq, batchSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      const codes = [...new Set(changes.flatMap(({ change }) => change.codes as readonly StoryCode[]))];
      await this.#put(codes);
      this.#seq = last.seq;
      this.#telling.tell({ codes, seq: last.seq });
      if (codes.length > 0) this.#changedAt = performance.now();
    }
  }

  async #put(codes: readonly StoryCode[]): Promise<void> {
    const { database, index } = this.#followed;
    const stories = await storiesByCode(startReading(database.publicReader), codes);
    const found = new Set(stories.map((story) => story.code));
    const gone = codes.filter((code) => !found.has(code));
    await database.settled();
    if (gone.length > 0) await index.remove(gone);
    if (stories.length > 0) await index.put(stories.map(searchDocument));
  }

  /** Takes over an index that `dateline reindex` made; begins one where there is none, or the loose stories are many. */
  async #upkeep(): Promise<void> {
    const { database, index } = this.#followed;
    // What is untold would move the cursor of the new one past what that took in.
    if (this.#telling.isDone) await this.#adopt();
    if (this.#rebuilding !== null || this.#waits || performance.now() < this.#rebuildFrom) return;
    const loose = index.looseStories();
    if (this.#seq === 0 && (await lastChange(database.publicReader)) > farBehind) {
      await this.#rebuild();
      await this.#adopt();
    } else if (
      index.isDated() ||
      loose > farTooLoose ||
      (loose > mostLoose && performance.now() - this.#changedAt > quiet)
    ) {
      this.#rebuilding = this.#rebuild().finally(() => {
        this.#rebuilding = null;
      });
    }
  }

  async #adopt(): Promise<void> {
    const { index } = this.#followed;
    const taken = await index.adoptNext();
    this.#waits = false;
    if (!taken) return;
    this.#seq = index.cursor();
    this.#events.caughtUp(null);
  }

  async #rebuild(): Promise<void> {
    try {
      await this.#followed.reindex(this.#signal);
      this.#waits = !this.#signal.aborted;
    } catch (error) {
      this.#rebuildFrom = performance.now() + quiet;
      this.#events.failed(error);
    }
  }
}
