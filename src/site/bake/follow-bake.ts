import { setTimeout as pass } from "node:timers/promises";
import { changesAfter, lastChange } from "../../archive/questions/changes-after.js";
import { codesBefore } from "../../archive/questions/codes-before.js";
import { lastThreadChange, threadChangesAfter } from "../../comments/thread/thread-changes.js";
import type { PublicReader } from "../../database/handles.js";
import type { Clock } from "../../kernel/clock.js";
import type { StoryCode } from "../../kernel/ids.js";
import type { Site } from "../serve/create-site.js";
import { again, bakePage, type Oven, storyName } from "./bake-page.js";
import { type BakeRecord, openBakeRecord, urgency } from "./bake-record.js";
import { openBakedFiles } from "./baked-files.js";
import { entrances, listsOf } from "./entrances.js";

export interface BakeOptions {
  readonly folder: string;
  readonly database: { readonly publicReader: PublicReader; changeMark(): number; settled(): Promise<void> };
  readonly site: Pick<Site, "render" | "media">;
  readonly clock: Clock;
  /** How far the search index had followed when the house opened it. */
  readonly indexedTo: number;
  /** Told now and then while many pages are still to be made. */
  readonly onProgress: (made: number, owed: number) => void;
  readonly failed: (error: unknown) => void;
}

export interface Bake {
  /** The index has taken stories in up to a ledger entry: pages that show what is related to them are made anew; null for all. */
  indexed(codes: readonly StoryCode[] | null, upTo: number): void;
  /** Whether every page is as the archive was when it was last looked at. */
  isDone(): boolean;
  /** Stops after the page in hand; the next one goes on from there. */
  stop(): Promise<void>;
}

/** Changes read at once, codes put on the list at once, and the pages on it below which it is filled up. */
const batch = 500;
const shortList = 200;
/** How often it looks for changes while nothing is to be made, in milliseconds. */
const rhythm = 50;
/** How often it tells how far it is, in milliseconds. */
const telling = 5000;

/**
 * Keeps a folder of ready pages in step with the archive: a follower with its own durable cursors, which makes anew the
 * pages that read what changed and no others. Killed at any moment it goes on from its record; whoever serves the folder
 * needs nothing of us.
 */
export async function followBake(options: BakeOptions): Promise<Bake> {
  const record = openBakeRecord(options.folder);
  const { site, clock } = options;
  const { publicReader: rows, settled } = options.database;
  const oven: Oven = { rows, site, clock, files: openBakedFiles(options.folder), settled };
  if (record.read("change") === null) await begin(oven.rows, record);
  await recallIndexed(oven.rows, record, options.indexedTo);
  const stopping = new AbortController();
  const baker = new Baker(options, oven, record);
  const turn = baker.work(stopping.signal);
  return {
    indexed: (codes, upTo) => baker.hear({ codes, upTo }),
    isDone: () => baker.isDone(),
    async stop() {
      stopping.abort();
      await turn;
      record.close();
    },
  };
}

/** A folder that is begun: everything is owed, from the newest code down, and what changes meanwhile is followed. */
async function begin(rows: PublicReader, record: BakeRecord): Promise<void> {
  const [change, thread] = [await lastChange(rows), await lastThreadChange(rows)];
  const names = await entrances(rows);
  record.whole(() => {
    record.write("change", change);
    record.write("thread", thread);
    record.write("swept", Number.MAX_SAFE_INTEGER);
    for (const name of names) record.want(name, urgency.entrance);
  });
}

/** The stories whose lists may be others now: their own, and those in which they stand. */
function touchRelated(record: BakeRecord, codes: readonly StoryCode[] | null): void {
  if (codes === null) record.touchStories(urgency.owed);
  else
    record.touched(
      { tags: codes.flatMap((code) => [`related:${code}`, `card:${code}`]), moments: [] },
      urgency.changed,
    );
}

/** What the index took in while nobody baked: its word for it was not heard. */
async function recallIndexed(rows: PublicReader, record: BakeRecord, upTo: number): Promise<void> {
  const heard = record.read("indexed") ?? upTo;
  const missed = upTo > heard ? await changesAfter(rows, heard, batch) : [];
  const codes = missed.flatMap(({ change }) => change.codes) as StoryCode[];
  record.whole(() => {
    touchRelated(record, missed.length === batch ? null : codes);
    record.write("indexed", upTo);
  });
}

interface Indexed {
  readonly codes: readonly StoryCode[] | null;
  readonly upTo: number;
}

class Baker {
  readonly #options: BakeOptions;
  readonly #oven: Oven;
  readonly #record: BakeRecord;
  /** What the index said since the last page: taken up between two pages, so that none in the making misses it. */
  #heard: readonly Indexed[] = [];
  #mark: number | null = null;
  #idle = false;
  #made = 0;
  #toldAt = performance.now();

  constructor(options: BakeOptions, oven: Oven, record: BakeRecord) {
    this.#options = options;
    this.#oven = oven;
    this.#record = record;
  }

  hear(indexed: Indexed): void {
    this.#heard = [...this.#heard, indexed];
  }

  isDone(): boolean {
    if (this.#heard.length > 0) return false;
    return this.#idle && this.#mark === this.#options.database.changeMark() && this.#record.owed() === 0;
  }

  async work(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      try {
        await this.#follow();
        this.#record.touchExpired(this.#options.clock.now());
        this.#idle = !((await this.#bakeNext()) || (await this.#sweep()) || (await this.#bakeMedia()));
      } catch (error) {
        this.#options.failed(error);
        this.#idle = true;
      }
      // A breath between two pages: readers are answered by the same process.
      await pass(this.#idle ? rhythm : 0, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  #followIndex(): void {
    const heard = this.#heard;
    this.#heard = [];
    this.#record.whole(() => {
      for (const { codes, upTo } of heard) {
        touchRelated(this.#record, codes);
        this.#record.write("indexed", upTo);
      }
    });
  }

  async #follow(): Promise<void> {
    if (this.#heard.length > 0) this.#followIndex();
    const mark = this.#options.database.changeMark();
    if (mark === this.#mark) return;
    const record = this.#record;
    while (await followChanges(this.#oven, record)) this.#idle = false;
    const threads = await threadChangesAfter(this.#oven.rows, record.read("thread") ?? 0, batch);
    await this.#oven.settled();
    const last = threads.at(-1);
    if (last !== undefined)
      record.whole(() => {
        record.touched({ tags: threads.map(({ tag }) => tag), moments: [] }, urgency.changed);
        record.write("thread", last.seq);
      });
    if (threads.length < batch) this.#mark = mark;
  }

  async #bakeNext(): Promise<boolean> {
    const next = this.#record.next();
    if (next === null) return false;
    const { id, name } = next;
    try {
      await this.#bake(next);
    } catch (error) {
      // One that cannot be made must not keep the others from it.
      this.#record.postpone(id, this.#options.clock.now() + again);
      this.#options.failed(error);
    }
    if (name === "/sitemap.xml") await this.#wantMaps();
    this.#made += 1;
    this.#tell();
    return true;
  }

  async #bake({ id, name, before }: NonNullable<ReturnType<BakeRecord["next"]>>): Promise<void> {
    const baked = await bakePage(this.#oven, name);
    const files = baked?.files ?? [];
    for (const file of before.files) if (!files.includes(file)) await this.#oven.files.remove(file);
    if (baked === null) this.#record.gone(id, before.media);
    else
      this.#record.done(
        id,
        baked,
        before.media.filter((path) => !baked.media.includes(path)),
      );
  }

  /** The index of maps names those there are. */
  async #wantMaps(): Promise<void> {
    const text = String((await this.#oven.site.render("/sitemap.xml")).body);
    for (const [, name] of text.matchAll(/<loc>[^<]*?(\/sitemap-[\w-]+\.xml)<\/loc>/g))
      if (name !== undefined) this.#record.want(name, urgency.changed);
  }

  /** Puts the next older stories on the list, until all were on it once. */
  async #sweep(): Promise<boolean> {
    const record = this.#record;
    const swept = record.read("swept") ?? 0;
    if (swept === 0) return false;
    const codes = await codesBefore(this.#oven.rows, swept, shortList);
    const lists = await listsOf(this.#oven.rows, codes);
    record.whole(() => {
      for (const name of lists) record.want(name, urgency.changed);
      for (const code of codes) record.want(storyName(code), urgency.owed);
      record.write("swept", codes.length < shortList ? 0 : (codes.at(-1) ?? 0));
    });
    return true;
  }

  async #bakeMedia(): Promise<boolean> {
    const path = this.#record.nextMedia();
    if (path === null) return false;
    const found = await this.#oven.site.media(path);
    // The picture room is full: later.
    if (found === 503) return false;
    if (found === 404) await this.#oven.files.remove(path.slice(1));
    else await this.#oven.files.put(path.slice(1), found.bytes);
    this.#record.doneMedia(path);
    return true;
  }

  #tell(): void {
    const now = performance.now();
    if (now - this.#toldAt < telling) return;
    this.#toldAt = now;
    const owed = this.#record.owed();
    if (owed > 0) this.#options.onProgress(this.#made, owed);
  }
}

/** Reads the next changes; whether there may be more. Their pages and the cursor are written down together. */
async function followChanges({ rows, settled }: Oven, record: BakeRecord): Promise<boolean> {
  const changes = await changesAfter(rows, record.read("change") ?? 0, batch);
  const last = changes.at(-1);
  if (last === undefined) return false;
  const codes = [...new Set(changes.flatMap(({ change }) => change.codes))] as StoryCode[];
  const editions = changes.some(({ change }) => change.tags.some((tag) => /^editions?(?::|$)/.test(tag)));
  const names = [...(editions ? await entrances(rows) : []), ...(await listsOf(rows, codes))];
  await settled();
  record.whole(() => {
    for (const { change } of changes) record.touched(change, urgency.changed);
    for (const code of codes) record.renew(storyName(code), urgency.changed);
    for (const name of names) record.want(name, urgency.changed);
    record.write("change", last.seq);
  });
  return changes.length === batch;
}
