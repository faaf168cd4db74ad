import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Figures } from "./workers/messages.js";

/** What the house tells of itself, in the Prometheus text format. */
export interface Metrics {
  answered(status: number): void;
  rendered(route: string, milliseconds: number): void;
  troubled(): void;
  /** Asks for figures each time they are read. */
  watch(
    read: () => { readonly pages: number; readonly bytes: number; readonly hits: number; readonly misses: number },
  ): void;
  /** The figures of this process, for the one that tells those of the whole house. */
  figures(): Promise<Figures>;
  /** The newest figures of another process of this house, which are told together with its own. */
  heard(process: number, figures: Figures): void;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  // Counted plainly and told when asked: the counter of the library costs more than a cached page's answer.
  const statuses = new Map<number, number>();
  const others = new Map<number, Figures>();
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
    figures: () => registry.getMetricsAsJSON(),
    heard: (process, figures) => void others.set(process, figures),
    async text() {
      if (others.size === 0) return registry.metrics();
      const all = [await registry.getMetricsAsJSON(), ...others.values()];
      return AggregatorRegistry.aggregate(all).metrics();
    },
  };
}

const gauges = [
  ["pages", "Rendered pages kept."],
  ["bytes", "Bytes of rendered pages kept."],
  ["hits", "Requests answered with a kept page, before any routing."],
  ["misses", "Requests that were routed."],
] as const;
