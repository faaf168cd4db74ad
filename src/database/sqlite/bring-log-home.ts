import { Worker } from "node:worker_threads";

/** Brings a file's write-ahead log home from time to time, in a thread beside the event loop, until it is told to stop. */
export function bringLogHome(file: string): { stop(): Promise<void> } {
  const script = new URL(import.meta.url.replace(/bring-log-home(\.[jt]s)$/, "checkpoint-worker$1"));
  const worker = new Worker(script, { workerData: { file }, execArgv: [] });
  // Without it the writer brings the log home itself, later: nothing is lost but time.
  worker.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.unref();
  return {
    async stop() {
      // From here on it is waited for: at its end nothing else may hold the process.
      worker.ref();
      worker.postMessage("stop");
      await ended;
    },
  };
}
