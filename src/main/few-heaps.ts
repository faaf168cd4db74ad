/**
 * For the environment of each process that has a search index open. The GNU C library gives every few threads a heap of
 * their own and hands back little of it: LanceDB has dozens of threads, and two heaps are enough for what they do.
 */
export const fewHeaps = (): Record<string, string> => ({ MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2" });
