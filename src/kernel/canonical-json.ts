/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON with sorted keys and no spaces: the same value always gives the same bytes, so that its hash can be compared.
 * `undefined` members are left out (RFC 8785's idea; its number format is JavaScript's own).
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value));

/** The value with its members in order; itself where they are, so that most of a story is not copied. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return arrayInOrder(value);
  const keys = Object.keys(value);
  const members = value as Readonly<Record<string, unknown>>;
  let same = isSorted(keys);
  const ordered = (same ? keys : keys.sort()).map((key) => {
    const member = inOrder(members[key]);
    same &&= member === members[key];
    return [key, member] as const;
  });
  return same ? value : Object.fromEntries(ordered);
}

function arrayInOrder(all: readonly unknown[]): readonly unknown[] {
  const ordered = all.map(inOrder);
  return ordered.every((one, at) => one === all[at]) ? all : ordered;
}

function isSorted(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? "") > (keys[at] ?? "")) return false;
  return true;
}
