import type { House } from "./house.js";

/** Writes a line for people, or one JSON document for machines. */
export interface Printer {
  say(line: string): void;
  /** A complaint, on the error stream. */
  complain(line: string): void;
  /** The command's answer as one JSON document, when `--json` was given; else `words` are said. */
  answer(json: unknown, words: readonly string[]): void;
}

export function createPrinter({ out, err }: House, json: boolean): Printer {
  return {
    say: (line) => void (json || out.write(`${line}\n`)),
    complain: (line) => void err.write(`${line}\n`),
    answer: (value, words) =>
      void out.write(json ? `${JSON.stringify(value, null, 2)}\n` : words.map((line) => `${line}\n`).join("")),
  };
}

/** `1 story`, `20,841 stories`. */
export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
