import { IntlMessageFormat } from "intl-messageformat";
import type { Edition } from "../domain/edition/edition.js";
import { ar } from "./messages/ar.js";
import { type Catalogue, en, type MessageKey } from "./messages/en.js";
import { fa } from "./messages/fa.js";
import { tr } from "./messages/tr.js";

const catalogues: Record<string, Catalogue> = { ar, en, fa, tr };

/** Says a message in an edition's language, its numbers in the edition's digits. */
export type Speaker = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const formats = new Map<string, IntlMessageFormat>();

/** The language the interface speaks to an edition's readers: its own, else English. */
export const interfaceLanguage = ({ language }: Pick<Edition, "language">): string =>
  catalogues[primary(language)] === undefined ? "en" : language;

/** The voice of an edition's pages. */
export function speakerOf(edition: Pick<Edition, "language" | "digits">): Speaker {
  const language = interfaceLanguage(edition);
  const catalogue = catalogues[primary(language)] ?? en;
  const locale = `${language}-u-nu-${edition.digits}`;
  return (key, values) => {
    if (values === undefined) return catalogue[key];
    const name = `${locale} ${key}`;
    const format = formats.get(name) ?? new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true });
    formats.set(name, format);
    return String(format.format(values));
  };
}

const primary = (language: string): string => language.toLowerCase().split("-")[0] ?? "en";
