import { changesAfter, lastChange } from "../archive/questions/changes-after.js";
import { storiesByCode } from "../archive/questions/stories-by-code.js";
import { startReading } from "../archive/reading.js";
import { searchDocument } from "../archive/search-document.js";
import type { Database } from "../database/handles.js";
import type { StoryCode } from "../kernel/ids.js";
import type { SearchIndex } from "../search/search-index.js";
import type { Job } from "./start-clock.js";

/** Ledger entries taken in at once. */
const batchSize = 1000;
/** How often the database is asked whether anything was committed, here or elsewhere: a number in memory, or a pragma. */
const glance = 10;
/** How often the archive is looked at though nothing was heard of a commit, in milliseconds. */
const interval = 250;
/** So many entries behind, a new index is sooner made in one go. */
const farBehind = 20_000;
/** Loose stories from which the index is made anew, in a quiet hour: their settling should stay short. */
const mostLoose = 5_000;
/** Milliseconds without a change that make an hour quiet. */
const quiet = 60_000;

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

export interface FollowedSearch {
  readonly database: Pick<Database, "publicReader" | "changeMark" | "settled">;
  readonly index: SearchIndex;
  readonly reindex: Reindex;
}

/** Makes the search index anew beside the one in use; returns when it is whole, or was cut short by the signal. */
export type Reindex = (signal: AbortSignal) => Promise<void>;

/** Codes taken in at once whose neighbours are looked for; after more, any page may show other related stories. */
const mostNamed = 50;
/** Older stories to whose lists a new one is added: those nearest to it. */
const neighbours = 20;

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
      await follower.rebuilt();
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
  #rebuilding: Promise<void> | null = null;

  constructor(followed: FollowedSearch, events: SearchEvents, signal: AbortSignal) {
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

  /** Waits for an index that is being made anew; it is cut short when the job stops. */
  rebuilt = (): Promise<void> => this.#rebuilding ?? Promise.resolve();

  async #takeIn(): Promise<void> {
    const { database, index } = this.#followed;
    let taken = 0;
    while (!this.#signal.aborted) {
      const changes = await changesAfter(database.publicReader, index.cursor(), batchSize);
      const last = changes.at(-1);
      if (last === undefined) break;
      const codes = [...new Set(changes.flatMap(({ change }) => change.codes as readonly StoryCode[]))];
      await this.#put(codes);
      if (codes.length > 0)
        this.#events.caughtUp(codes.length > mostNamed ? null : { codes, near: await this.#neighbours(codes) });
      await index.advance(last.seq);
      taken += codes.length;
    }
    if (taken > 0) this.#changedAt = performance.now();
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

  /** The stories on whose pages these may now stand: those they repeat too. */
  async #neighbours(codes: readonly StoryCode[]): Promise<readonly StoryCode[]> {
    const { database, index } = this.#followed;
    const stories = await storiesByCode(startReading(database.publicReader), codes);
    const asked = stories.map((story) => ({ ...searchDocument(story), limit: neighbours, unfolded: true }));
    const near = await Promise.all(asked.map((ask) => index.related(ask)));
    return [...new Set(near.flat().map(({ code }) => code))];
  }

  /** Takes over an index that `dateline reindex` made; begins one where there is none, or the loose stories are many. */
  async #upkeep(): Promise<void> {
    const { database, index } = this.#followed;
    if (await index.adoptNext()) this.#events.caughtUp(null);
    if (this.#rebuilding !== null) return;
    if (index.cursor() === 0 && (await lastChange(database.publicReader)) > farBehind) {
      await this.#rebuild();
      await index.adoptNext();
    } else if (performance.now() - this.#changedAt > quiet && index.looseStories() > mostLoose) {
      this.#rebuilding = this.#rebuild().finally(() => {
        this.#rebuilding = null;
      });
    }
  }

  async #rebuild(): Promise<void> {
    try {
      await this.#followed.reindex(this.#signal);
    } catch (error) {
      this.#changedAt = performance.now();
      this.#events.failed(error);
    }
  }
}
