import { foldLetters } from "../../language/analysis/fold-letters.js";

interface Described {
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

/** What a picture is found by: everything said of it, letters folded so that any keyboard finds any spelling. */
export const pictureWords = ({ alt, caption, credit }: Described): string =>
  foldLetters([alt, caption, credit].filter((one) => one !== null).join(" ")).toLowerCase();
