import { Converter } from "opencc-js/t2cn";
import { primaryOf } from "./stemmers.js";

/** Primary subtags of languages written in either kind of Chinese characters. */
const chinese = new Set(["zh", "yue"]);

let convert: ((text: string) => string) | null = null;

/**
 * Chinese in simplified characters (OpenCC's tables): several traditional ones are one there, so that only this way round
 * each spelling finds the other. Text of other languages as it is: Japanese has both kinds, and means them.
 */
export function simplified(text: string, language: string): string {
  if (!chinese.has(primaryOf(language))) return text;
  // The tables are made ready when somebody writes Chinese: some milliseconds.
  const made = convert ?? Converter({ from: "t", to: "cn" });
  convert = made;
  return made(text);
}
