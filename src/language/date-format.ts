const made = new Map<string, Intl.DateTimeFormat>();

/** A format of dates by its locale and options, made once: making one costs as much as some hundred dates written by it. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, found);
  return found;
}
