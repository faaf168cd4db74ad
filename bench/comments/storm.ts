import { newWriter, type Writer } from "./writer.js";

/** Writers who each have one form, and send it again when all have had their turn. */
const many = 2000;

const [url = "", thread = "", seconds = "10", perSecond = "1000"] = process.argv.slice(2);

/** As many as are wanted each second, whether or not those before were answered; answers what came of it. */
async function storm(writers: readonly Writer[]): Promise<string> {
  const statuses = new Map<number, number>();
  const all: Promise<void>[] = [];
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 1000;
  while (passed() < Number(seconds)) {
    for (const due = passed() * Number(perSecond); all.length < due; ) {
      const writer = writers[all.length % writers.length];
      if (writer === undefined) break;
      const status = writer.send(`Storm ${all.length} ${Math.random()}`).catch(() => 0);
      all.push(status.then((one) => void statuses.set(one, (statuses.get(one) ?? 0) + 1)));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const sent = all.length / passed();
  await Promise.all(all);
  const answered = [...statuses].map(([status, n]) => `${n} × ${status || "no answer"}`).join(", ");
  return `${Math.round(sent)} comments a second sent for ${seconds} s, all answered after ${passed().toFixed(1)} s: ${answered}`;
}

const writers = Array.from({ length: many }, () => newWriter(url, thread));
for (let first = 0; first < many; first += 50)
  await Promise.all(writers.slice(first, first + 50).map((writer) => writer.open()));
process.stdout.write("ready\n");
process.stdin.once("data", async () => {
  process.stdout.write(`${await storm(writers)}\n`);
  process.exit(0);
});
