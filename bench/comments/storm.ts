import { newWriter, type Writer } from "./writer.js";

/** Writers who each have one form, and send it again when all have had their turn. */
const many = 2000;

const [url = "", thread = "", seconds = "10", perSecond = "1000"] = process.argv.slice(2);

/** As many as are wanted each second, whether or not those before were answered; answers what came of it. */
async function storm(writers: readonly Writer[]): Promise<string> {
  const times = new Map<number, number[]>();
  const all: Promise<void>[] = [];
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 1000;
  while (passed() < Number(seconds)) {
    for (const due = passed() * Number(perSecond); all.length < due; ) {
      const writer = writers[all.length % writers.length];
      if (writer === undefined) break;
      const sentAt = performance.now();
      const status = writer.send(`Storm ${all.length} ${Math.random()}`).catch(() => 0);
      all.push(status.then((one) => note(times, one, performance.now() - sentAt)));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const sent = all.length / passed();
  await Promise.all(all);
  const answered = [...times]
    .map(([status, all]) => `${all.length} × ${status || "no answer"} (${spread(all)})`)
    .join(", ");
  return `${Math.round(sent)} comments a second sent for ${seconds} s, all answered after ${passed().toFixed(1)} s: ${answered}`;
}

function note(times: Map<number, number[]>, status: number, took: number): void {
  const all = times.get(status) ?? [];
  all.push(took);
  times.set(status, all);
}

function spread(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): string => `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  return `median ${at(0.5)}, 99 of 100 within ${at(0.99)}`;
}

const writers = Array.from({ length: many }, () => newWriter(url, thread));
for (let first = 0; first < many; first += 50)
  await Promise.all(writers.slice(first, first + 50).map((writer) => writer.open()));
process.stdout.write("ready\n");
process.stdin.once("data", async () => {
  process.stdout.write(`${await storm(writers)}\n`);
  process.exit(0);
});
