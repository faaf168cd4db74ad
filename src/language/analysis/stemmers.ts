import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { stemArabic } from "./stem-arabic.js";
import { stemPersian } from "./stem-persian.js";
import { stemUrdu } from "./stem-urdu.js";

export type Stemmer = (word: string) => string;

/** By primary language subtag (BCP 47); the Snowball ones (snowballstem.org) come from a library. */
const stemmers: Record<string, Stemmer> = {
  ar: stemArabic,
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fa: stemPersian,
  fi: finnish,
  fr: french,
  it: italian,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
  ur: stemUrdu,
};

/** How a language's words lose their endings; one that is not known keeps them. */
export const stemmerOf = (language: string): Stemmer => stemmers[primaryOf(language)] ?? ((word) => word);

export const primaryOf = (language: string): string => language.toLowerCase().split("-")[0] ?? "";
