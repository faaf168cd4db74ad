import { type RefusalCode, type RefusalWords, refusals, refusalWords } from "./refusals.js";

export type RefusalValues = Readonly<Record<string, string | number>>;

/** Why something is refused: by its code with what fills it in, for a desk of any language, and in English for all others. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly values: RefusalValues;
  readonly sentence: string;
}

export const because = (code: RefusalCode, values: RefusalValues = {}): Refusal => ({
  code,
  values,
  sentence: fillRefusal(refusals[code], values, (word) => refusalWords[word]),
});

/** The values that are names of ours, several of them with commas between, and the words they are found under. */
const named: Readonly<Record<string, string>> = {
  ...{ permission: "may", standing: "standing", stage: "stage", act: "done", blocks: "lacks" },
};

/** A refusal's sentence in the language of its pattern; `word` says a name of ours in that language. */
export const fillRefusal = (
  pattern: string,
  values: RefusalValues,
  word: (name: keyof RefusalWords) => string,
  comma = ", ",
): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? "");
    const prefix = named[name];
    if (prefix === undefined) return value;
    return value
      .split(",")
      .map((one) => word(`${prefix}-${one}` as keyof RefusalWords))
      .join(comma);
  });
