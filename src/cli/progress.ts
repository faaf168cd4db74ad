import cliProgress from "cli-progress";
import type { House } from "./house.js";

export interface ProgressBar {
  /** Where it stands now; `total` may become known late. */
  at(done: number, total: number, more?: string): void;
  end(): void;
}

/** Redraws per second; a log file gets none. */
const redraws = 8;

/** A bar with rate and time left on a terminal; elsewhere only a program that started us is told. */
export function showProgress({ err, onProgress }: Pick<House, "err" | "onProgress">, title: string): ProgressBar {
  if (!err.isTTY) return { at: (done, total) => onProgress?.(done, total), end: () => {} };
  const format = `${title} {bar} {percentage}% · {more} · {eta_formatted} left`;
  const bar = new cliProgress.SingleBar(
    { format, stream: err, fps: redraws, hideCursor: true, etaBuffer: 50 },
    cliProgress.Presets.shades_grey,
  );
  bar.start(1, 0, { more: "" });
  return {
    at(done, total, more = "") {
      bar.setTotal(Math.max(1, total));
      bar.update(done, { more });
    },
    end: () => bar.stop(),
  };
}
