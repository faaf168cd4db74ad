/**
 * For a process that makes the search index: it has time, and little to say. What it lets go of in JavaScript and below
 * goes back to the machine soon.
 */
export const sparing = {
  execArgv: ["--max-semi-space-size=8"],
  env: { MALLOC_MMAP_THRESHOLD_: String(1024 * 1024) },
};
