import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the house tells of itself, in the Prometheus text format. */
export interface Metrics {
  answered(status: number): void;
  rendered(route: string, milliseconds: number): void;
  troubled(): void;
  /** Asks for figures each time they are read. */
  watch(
    read: () => { readonly pages: number; readonly bytes: number; readonly hits: number; readonly misses: number },
  ): void;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  // Counted plainly and told when asked: the counter of the library costs more than a cached page's answer.
  const statuses = new Map<number, number>();
  new Counter({
    name: "dateline_answers_total",
    help: "Answers by status.",
    labelNames: ["status"],
    registers,
    collect() {
      this.reset();
      for (const [status, count] of statuses) this.inc({ status: String(status) }, count);
    },
  });
  const troubles = new Counter({
    name: "dateline_troubles_total",
    help: "Things that went wrong and were logged.",
    registers,
  });
  const renders = new Histogram({
    name: "dateline_render_seconds",
    help: "Time to make a page anew, by route.",
    labelNames: ["route"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers,
  });
  return {
    answered: (status) => void statuses.set(status, (statuses.get(status) ?? 0) + 1),
    rendered: (route, milliseconds) => renders.observe({ route }, milliseconds / 1000),
    troubled: () => troubles.inc(),
    watch(read) {
      for (const [name, help] of gauges)
        new Gauge({
          name: `dateline_page_cache_${name}`,
          help,
          registers,
          collect() {
            this.set(read()[name]);
          },
        });
    },
    text: () => registry.metrics(),
  };
}

const gauges = [
  ["pages", "Rendered pages kept."],
  ["bytes", "Bytes of rendered pages kept."],
  ["hits", "Requests answered with a kept page, before any routing."],
  ["misses", "Requests that were routed."],
] as const;
