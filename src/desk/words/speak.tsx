import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { type DeskWord, type DeskWords, en } from "./en.js";

/** The languages the desk itself speaks; the stories may be in any. */
export const tongues = { en: "English", fa: "فارسی", ar: "العربية" } as const;
export type Tongue = keyof typeof tongues;

const directions: Readonly<Record<Tongue, "ltr" | "rtl">> = { en: "ltr", fa: "rtl", ar: "rtl" };
/** What dates and numbers of the desk's own are written by. */
const locales: Readonly<Record<Tongue, string>> = { en: "en-GB", fa: "fa-IR", ar: "ar-EG" };

export type Say = (word: DeskWord, values?: Readonly<Record<string, string | number>>) => string;

interface Spoken {
  readonly tongue: Tongue;
  readonly locale: string;
  readonly say: Say;
  readonly choose: (tongue: Tongue) => void;
}

const Speech = createContext<Spoken | null>(null);
const storageKey = "dateline-tongue";

/** The other languages come when they are wanted: the lists load with one. */
const load: Readonly<Record<Tongue, () => Promise<DeskWords>>> = {
  en: async () => en,
  fa: async () => (await import("./fa.js")).fa,
  ar: async () => (await import("./ar.js")).ar,
};

export const localeOf = (tongue: string): string => (isTongue(tongue) ? locales[tongue] : locales.en);

const isTongue = (value: string | null): value is Tongue => value !== null && Object.hasOwn(tongues, value);

function firstTongue(): Tongue {
  const kept = localStorage.getItem(storageKey);
  if (isTongue(kept)) return kept;
  const wished = navigator.languages.map((one) => one.split("-")[0] ?? "").find(isTongue);
  return wished ?? "en";
}

export function Speaking({ children }: { readonly children: ReactNode }): ReactNode {
  const [tongue, setTongue] = useState<Tongue>(firstTongue);
  const [words, setWords] = useState<DeskWords | null>(tongue === "en" ? en : null);
  useEffect(() => {
    document.documentElement.lang = tongue;
    document.documentElement.dir = directions[tongue];
    localStorage.setItem(storageKey, tongue);
    let current = true;
    void load[tongue]().then((loaded) => current && setWords(loaded));
    return () => {
      current = false;
    };
  }, [tongue]);
  const spoken = useMemo<Spoken | null>(
    () =>
      words === null
        ? null
        : {
            tongue,
            locale: locales[tongue],
            choose: setTongue,
            say: (word, values = {}) => fill(words[word], values, locales[tongue]),
          },
    [tongue, words],
  );
  if (spoken === null) return null;
  return (
    <Speech value={spoken}>
      <I18nProvider locale={spoken.locale}>{children}</I18nProvider>
    </Speech>
  );
}

/** Numbers are written in the digits of the language. */
const fill = (text: string, values: Readonly<Record<string, string | number>>, locale: string): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === "number" ? new Intl.NumberFormat(locale, { useGrouping: false }).format(value) : value;
  });

export function useSpeech(): Spoken {
  const spoken = use(Speech);
  if (spoken === null) throw new Error("useSpeech outside of <Speaking>");
  return spoken;
}

export const useSay = (): Say => useSpeech().say;
