export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The time within which a share of all stayed. */
export const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** Tells of times in milliseconds: what took them, their median, and within what so many of a hundred stayed. */
export type Tell = (what: string, times: readonly number[], note?: string) => void;

interface Telling {
  /** Columns the names of what is measured have. */
  readonly wide: number;
  readonly ofHundred: number;
}

export const teller =
  ({ wide, ofHundred }: Telling): Tell =>
  (what, times, note = "") => {
    const [median, most] = [quantile(times, 0.5), quantile(times, ofHundred / 100)].map((time) => time.toFixed(1));
    say(`${what.padEnd(wide)} median ${median} ms, ${ofHundred} of 100 within ${most} ms (${times.length})${note}`);
  };

/** Milliseconds that a piece of work takes, each time. */
export async function timed(times: number, work: (turn: number) => Promise<unknown>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now();
    await work(turn);
    all.push(performance.now() - began);
  }
  return all;
}
