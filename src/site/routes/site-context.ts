import { editions } from "../../archive/questions/editions.js";
import { type ArchiveReading, startReading } from "../../archive/reading.js";
import type { PublicEdition } from "../../archive/shapes.js";
import type { PublicReader } from "../../database/handles.js";
import type { Clock } from "../../kernel/clock.js";
import type { EditionId } from "../../kernel/ids.js";
import type { SearchReader } from "../../search/search-index.js";
import type { KeptDaySums } from "./kept-day-sums.js";
import type { Findings } from "./kept-findings.js";

/** What the reader's pages are made with: the archive, the index, and nothing of the newsroom. */
export interface SiteContext {
  readonly rows: PublicReader;
  readonly index: SearchReader;
  readonly findings: Findings;
  readonly clock: Clock;
  /** The public base address, no slash at its end. */
  readonly origin: string;
  readonly registry: EditionRegistry;
  readonly daySums: Pick<KeptDaySums, "of">;
  /** Told of what went wrong while a page could still be shown without it. */
  readonly onTrouble: (error: unknown) => void;
}

/** The editions and their sections, which every page shows: read once, kept until a change drops them. */
export interface EditionRegistry {
  all(reading: ArchiveReading): Promise<readonly PublicEdition[]>;
  forget(): void;
}

export function createEditionRegistry(rows: PublicReader): EditionRegistry {
  let kept: Promise<readonly PublicEdition[]> | null = null;
  return {
    all(reading) {
      reading.sawTag("editions");
      kept ??= editions(startReading(rows)).catch((error: unknown) => {
        kept = null;
        throw error;
      });
      return kept;
    },
    forget: () => {
      kept = null;
    },
  };
}

/** One edition and all of them, as every page needs; null for an edition that is not there. */
export async function editionFor(
  site: SiteContext,
  reading: ArchiveReading,
  id: EditionId | null,
): Promise<{ readonly edition: PublicEdition; readonly editions: readonly PublicEdition[] } | null> {
  const all = await site.registry.all(reading);
  const edition = all.find((one) => one.id === id);
  if (edition === undefined) return null;
  reading.sawEdition(edition.id);
  return { edition, editions: all };
}
