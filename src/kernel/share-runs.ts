/**
 * Work that many ask for at once. One that runs may have begun before what its asker knows of, so those who come meanwhile
 * share the next: whoever asks gets a run that began after they asked.
 */
export function shareRuns(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    const run = work().finally(() => {
      running = null;
    });
    running = run;
    return run;
  };
  const afterThis = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => undefined);
    next = null;
    return begin();
  };
  return () => {
    if (running === null) return begin();
    next ??= afterThis(running);
    return next;
  };
}
