import { stopwords as arabic } from "@orama/stopwords/arabic";
import { stopwords as dutch } from "@orama/stopwords/dutch";
import { stopwords as english } from "@orama/stopwords/english";
import { stopwords as french } from "@orama/stopwords/french";
import { stopwords as german } from "@orama/stopwords/german";
import { stopwords as italian } from "@orama/stopwords/italian";
import { stopwords as portuguese } from "@orama/stopwords/portuguese";
import { stopwords as russian } from "@orama/stopwords/russian";
import { stopwords as spanish } from "@orama/stopwords/spanish";
import { stopwords as turkish } from "@orama/stopwords/turkish";
import { primaryOf } from "./stemmers.js";

const persian =
  "از با به بر برای تا در را که این آن است بود شد شده می نمی هم و یا اما اگر نیز هر چه چون خود ما شما آنها او وی ها های یک دو پس پیش باید دارد دارند کرد کرده کند کنند گفت شود شوند باشد باشند هستند نیست بودند دیگر همه بین روی زیر هنوز حتی تنها چند بسیار مورد طی ضمن وجود آنان ایشان همین همان چنین";
const urdu =
  "کا کی کے کو میں سے نے پر اور یہ وہ ہے ہیں تھا تھی تھے کہ جو اس ان ہو گیا گئی گئے بھی تو ہی نہیں ایک کر کے لیے ساتھ تک";

const lists: Record<string, readonly string[]> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fa: persian.split(" "),
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
  ru: russian,
  tr: turkish,
  ur: urdu.split(" "),
};

/** Words so common in a language that they tell nothing of a story, as they are written. */
export const stopWords = (language: string): readonly string[] => lists[primaryOf(language)] ?? [];
