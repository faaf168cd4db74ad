import cluster, { type Worker } from "node:cluster";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import { fewHeaps } from "../few-heaps.js";
import { type FromPart, type PartAsk, partEnvironment, type ToPart } from "./messages.js";

export interface SuperviseAsk {
  readonly workers: number;
  readonly port: number;
  readonly log: Logger;
  /** Told once, when all of them serve. */
  readonly onServing: (welcome: string | null) => void;
  /** Resolves when it is time to stop. */
  readonly told: Promise<string>;
}

/** A part that ended sooner than this after its start, in milliseconds, is started again only after as long a pause. */
const tooSoon = 2000;

/**
 * Starts an owner (desk, jobs, index, every write) and the readers that share the port, starts again whatever ends, and
 * stops them in order: first the readers, who may have something of the owner's in hand. It does nothing else, so that
 * there is nothing for it to fall over.
 */
export async function supervise({ workers, port, log, onServing, told }: SuperviseAsk): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-"));
  const socket = join(folder, "owner.sock");
  const parts = createParts(log);
  try {
    const stopped = told.then((signal) => log.info({ signal }, "stopping"));
    const owner = await Promise.race([parts.keep({ part: "owner", port, socket, index: "" }), stopped]);
    if (!owner) return;
    const readers = Array.from({ length: workers }, () =>
      parts.keep({ part: "reader", port, socket, index: owner.index }),
    );
    await Promise.race([Promise.all(readers), stopped]);
    log.info({ port, workers }, "serving");
    onServing(owner.welcome);
    await stopped;
  } finally {
    await parts.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Ready = Extract<FromPart, { readonly kind: "ready" }>;

/** The parts that run, each in its place. */
function createParts(log: Logger) {
  const running = new Map<Worker, PartAsk>();
  let stopping = false;
  const tellAll = (part: PartAsk["part"], message: ToPart): void => {
    for (const [worker, ask] of running) if (ask.part === part && worker.isConnected()) worker.send(message);
  };
  const hear = (worker: Worker, message: FromPart): void => {
    if (message.kind === "indexed") tellAll("reader", message);
    if (message.kind === "figures") tellAll("owner", { ...message, reader: worker.id });
  };
  const start = (ask: PartAsk): Worker => {
    const worker = cluster.fork({ ...fewHeaps(), ...partEnvironment(ask) });
    running.set(worker, ask);
    worker.on("message", (message: FromPart) => hear(worker, message));
    return worker;
  };
  /** Starts a part and goes on doing so; resolves when it serves for the first time, fails when it ends before. */
  const keep = (ask: PartAsk): Promise<Ready> =>
    new Promise((resolve, reject) => {
      let served = false;
      const begin = (): void => {
        if (stopping) return;
        const startedAt = performance.now();
        const worker = start(ask);
        worker.on("message", (message: FromPart) => {
          if (message.kind !== "ready") return;
          served = true;
          log.info({ part: ask.part, pid: worker.process.pid }, "a part of the house serves");
          resolve(message);
        });
        worker.on("exit", (code, signal) => {
          running.delete(worker);
          if (stopping) return;
          if (!served) return reject(new Error(`The ${ask.part} does not start; what it said stands above.`));
          log.error({ part: ask.part, pid: worker.process.pid, code, signal }, "ended unasked: starting it again");
          setTimeout(begin, performance.now() - startedAt < tooSoon ? tooSoon : 0);
        });
      };
      begin();
    });
  const end = async (part: PartAsk["part"]): Promise<void> => {
    const all = [...running].filter(([, ask]) => ask.part === part).map(([worker]) => worker);
    await Promise.all(
      all.map((worker) => {
        const gone = new Promise((resolve) => worker.once("exit", resolve));
        if (worker.isConnected()) worker.send({ kind: "stop" } satisfies ToPart);
        return gone;
      }),
    );
  };
  return {
    keep,
    async stop() {
      stopping = true;
      await end("reader");
      await end("owner");
    },
  };
}
