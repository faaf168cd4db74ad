import type Sharp from "sharp";

let loading: Promise<typeof Sharp> | undefined;

/** The library that reads and writes pictures: its native code is loaded with the first of them. */
export function loadSharp(): Promise<typeof Sharp> {
  loading ??= import("sharp").then(({ default: sharp }) => {
    // One thread a picture: a small machine has readers to answer meanwhile.
    sharp.concurrency(1);
    sharp.cache({ memory: 50, files: 0, items: 50 });
    return sharp;
  });
  return loading;
}
