import type { MetricObjectWithValues, MetricValue } from "prom-client";
import type { IndexChange } from "../../site/routes/kept-findings.js";

/** The figures of one process, as its registry tells them. */
export type Figures = readonly MetricObjectWithValues<MetricValue<string>>[];

/** What a part of the house tells the one that started it. */
export type FromPart =
  /** It serves; the owner says where its index lies and the link for the first one at the desk. */
  | { readonly kind: "ready"; readonly index: string; readonly welcome: string | null }
  /** The index has taken these stories in; null for more than can be named. */
  | { readonly kind: "indexed"; readonly change: IndexChange | null }
  | { readonly kind: "figures"; readonly figures: Figures };

/** What it is told. */
export type ToPart =
  | { readonly kind: "stop" }
  | { readonly kind: "indexed"; readonly change: IndexChange | null }
  | { readonly kind: "figures"; readonly reader: number; readonly figures: Figures };

/** What a part is started with, in its environment. */
export interface PartAsk {
  readonly part: "owner" | "reader";
  /** The port all readers share; the one that was asked for may have been "any". */
  readonly port: number;
  /** Where the owner listens for what the readers pass on: a socket of this machine. */
  readonly socket: string;
  /** Where the search index lies; empty for the owner, who says it. */
  readonly index: string;
}

const name = "DATELINE_PART";

export const partEnvironment = (ask: PartAsk): Record<string, string> => ({ [name]: JSON.stringify(ask) });

/** The part this process was started as; null for a whole house. */
export function partAsked(): PartAsk | null {
  const text = process.env[name];
  return text === undefined ? null : (JSON.parse(text) as PartAsk);
}

export const tell = (message: FromPart): void => void process.send?.(message);

type Hearing = { readonly [Kind in "indexed" | "figures"]: (message: Extract<ToPart, { kind: Kind }>) => void };

/** Hears what comes until the word to stop, or until the one that started it is gone, however that came. */
export const hearUntilStop = (hearing: Hearing): Promise<void> =>
  new Promise((resolve) => {
    process.on("message", (message) => {
      const told = message as ToPart;
      if (told.kind === "stop") resolve();
      else if (told.kind === "indexed") hearing.indexed(told);
      else hearing.figures(told);
    });
    process.on("disconnect", () => resolve());
  });
