import type { ArchiveChange } from "../../archive/change.js";
import type { FactsRead } from "../../archive/reading.js";
import type { Clock } from "../../kernel/clock.js";
import { type KeptPage, keepPage } from "./kept-page.js";
import type { Page } from "./page.js";

export type PageChange = Pick<ArchiveChange, "tags" | "moments">;

/** Taken before a page reads anything, so that what changes while it renders is not missed. */
export interface Ticket {
  readonly turn: number;
}

export interface PageCache {
  get(key: string): KeptPage | undefined;
  begin(): Ticket;
  /** Keeps a page under its address, unless something it read has changed since its ticket. */
  put(ticket: Ticket, key: string, page: Page): KeptPage;
  /** Drops the pages that read what changed, no others; answers their addresses. */
  drop(change: PageChange): readonly string[];
  clear(): void;
  stats(): { readonly pages: number; readonly bytes: number };
}

interface Entry {
  readonly key: string;
  readonly kept: KeptPage;
  /** How many reads of the cache there had been when it last moved to the end of the queue. */
  movedAt: number;
}

/** Reads between two moves of a page in the queue: which pages go first need not be known to the last read. */
const seldom = 1000;

/** Changes remembered for pages that were being rendered when they happened. */
const remembered = 4000;

/** Rendered pages by address, bounded in bytes, the least recently read going first. */
export function createPageCache(options: {
  readonly maxBytes: number;
  readonly clock: Clock;
  readonly headers: readonly string[];
}): PageCache {
  const entries = new Map<string, Entry>();
  const byTag = new Map<string, Set<Entry>>();
  const bySpan = new Map<string, Set<Entry>>();
  const recent: { readonly turn: number; readonly change: PageChange }[] = [];
  let turn = 0;
  let bytes = 0;
  let reads = 0;
  const remove = (entry: Entry): void => {
    if (entries.get(entry.key) !== entry) return;
    entries.delete(entry.key);
    bytes -= entry.kept.bytes();
    for (const [index, name] of factsOf(entry.kept.page.facts, byTag, bySpan)) unlink(index, name, entry);
  };
  const shrink = (): void => {
    for (const entry of entries.values()) {
      if (bytes <= options.maxBytes) return;
      remove(entry);
    }
  };
  const changedSince = (ticket: Ticket, facts: FactsRead): boolean => {
    const oldest = recent[0];
    if (oldest !== undefined && turn - ticket.turn > recent.length) return true;
    return recent.some((one) => one.turn > ticket.turn && touches(one.change, facts));
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      const { expires } = entry.kept.page.facts;
      if (expires !== null && expires <= options.clock.now()) {
        remove(entry);
        return undefined;
      }
      reads += 1;
      if (reads - entry.movedAt > seldom) {
        entry.movedAt = reads;
        entries.delete(key);
        entries.set(key, entry);
      }
      return entry.kept;
    },
    begin: () => ({ turn }),
    put(ticket, key, page) {
      const kept = keepPage(page, options.headers, (more) => {
        if (entries.get(key)?.kept !== kept) return;
        bytes += more;
        shrink();
      });
      if (!page.cacheable || changedSince(ticket, page.facts)) return kept;
      const before = entries.get(key);
      if (before !== undefined) remove(before);
      const entry = { key, kept, movedAt: reads };
      entries.set(key, entry);
      bytes += kept.bytes();
      for (const [index, name] of factsOf(page.facts, byTag, bySpan)) link(index, name, entry);
      shrink();
      return kept;
    },
    drop(change) {
      turn += 1;
      recent.push({ turn, change });
      if (recent.length > remembered) recent.shift();
      const dropped = [...reached(change, byTag, bySpan)];
      for (const entry of dropped) remove(entry);
      return dropped.map((entry) => entry.key);
    },
    clear() {
      turn += remembered + 1;
      recent.length = 0;
      recent.push({ turn, change: { tags: [], moments: [] } });
      for (const entry of [...entries.values()]) remove(entry);
    },
    stats: () => ({ pages: entries.size, bytes }),
  };
}

type Index = Map<string, Set<Entry>>;

function* factsOf(facts: FactsRead, byTag: Index, bySpan: Index): Generator<readonly [Index, string]> {
  for (const tag of facts.tags) yield [byTag, tag];
  for (const list of new Set(facts.spans.map((span) => span.list))) yield [bySpan, list];
}

function link(index: Index, name: string, entry: Entry): void {
  const found = index.get(name);
  if (found === undefined) index.set(name, new Set([entry]));
  else found.add(entry);
}

function unlink(index: Index, name: string, entry: Entry): void {
  const found = index.get(name);
  found?.delete(entry);
  if (found?.size === 0) index.delete(name);
}

function reached(change: PageChange, byTag: Index, bySpan: Index): ReadonlySet<Entry> {
  const found = new Set<Entry>();
  for (const tag of change.tags) for (const entry of byTag.get(tag) ?? []) found.add(entry);
  for (const { list, at } of change.moments)
    for (const entry of bySpan.get(list) ?? []) if (within(entry.kept.page.facts, list, at)) found.add(entry);
  return found;
}

const touches = (change: PageChange, facts: FactsRead): boolean =>
  change.tags.some((tag) => facts.tags.includes(tag)) || change.moments.some(({ list, at }) => within(facts, list, at));

const within = (facts: FactsRead, list: string, at: number): boolean =>
  facts.spans.some((span) => span.list === list && span.from <= at && at <= span.to);
