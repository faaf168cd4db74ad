/** How an import went: nothing is dropped in silence. */
export interface ImportReport {
  readonly taken: number;
  /** Of those taken: waiting for their embargo or date. */
  readonly scheduled: number;
  /** Of those taken: kept unpublished, as their source wants it. */
  readonly withheld: number;
  readonly there: number;
  readonly refused: readonly Refused[];
  /** Lines and pictures of stories that went in which found no place. */
  readonly unplaced: readonly Refused[];
  /** The codes of the first stories, taken or there already. */
  readonly codes: readonly number[];
  /** Refusals and lines beyond the first ten thousand are only counted. */
  readonly refusedCount: number;
  readonly unplacedCount: number;
}

export interface Refused {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

const kept = 10_000;
const codesKept = 20;

export interface Tally {
  taken(code: number, act: string): void;
  there(code: number): void;
  refuse(refused: Refused): void;
  leave(unplaced: Refused): void;
  report(): ImportReport;
}

export function startTally(): Tally {
  const count = { taken: 0, scheduled: 0, withheld: 0, there: 0, refusedCount: 0, unplacedCount: 0 };
  const refused: Refused[] = [];
  const unplaced: Refused[] = [];
  const codes: number[] = [];
  const note = (code: number): void => {
    if (codes.length < codesKept) codes.push(code);
  };
  return {
    taken(code, act) {
      count.taken += 1;
      if (act === "scheduled") count.scheduled += 1;
      if (act === "saved") count.withheld += 1;
      note(code);
    },
    there(code) {
      count.there += 1;
      note(code);
    },
    refuse(one) {
      count.refusedCount += 1;
      if (refused.length < kept) refused.push(one);
    },
    leave(one) {
      count.unplacedCount += 1;
      if (unplaced.length < kept) unplaced.push(one);
    },
    report: () => ({ ...count, refused: inOrder(refused), unplaced: inOrder(unplaced), codes }),
  };
}

/** As the sources have them: what a batch refuses comes after what its lines were refused for. */
function inOrder(all: readonly Refused[]): readonly Refused[] {
  const files = new Map([...new Set(all.map(({ file }) => file))].map((file, at) => [file, at]));
  const place = ({ file }: Refused): number => files.get(file) ?? 0;
  return all.toSorted((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
}
