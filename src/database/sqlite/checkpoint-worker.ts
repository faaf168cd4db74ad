import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** How often the log is looked at, in milliseconds. */
const interval = 1000;
/** Pages in the log from which it is brought home. */
const worthwhile = 2000;

// A thread of its own: bringing the log home waits for the disk twice, which on the event loop every reader would notice.
const { file } = workerData as { readonly file: string };
const raw = new DatabaseSync(file, { timeout: 0 });
raw.exec("pragma synchronous = normal");
const look = raw.prepare("pragma wal_checkpoint(noop)");
const bringHome = raw.prepare("pragma wal_checkpoint(passive)");
const timer = setInterval(() => {
  const { log, checkpointed } = look.get() as { readonly log: number; readonly checkpointed: number };
  if (log - checkpointed >= worthwhile) bringHome.get();
}, interval);
parentPort?.once("message", () => {
  clearInterval(timer);
  raw.close();
});
