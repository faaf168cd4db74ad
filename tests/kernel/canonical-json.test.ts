import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/kernel/canonical-json.js";

/** The definition: members by name at every depth, nothing between them. */
function defined(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => (one === undefined ? "null" : defined(one))).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const named = Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `{${Object.entries(named)
    .map(([key, member]) => `${JSON.stringify(key)}:${defined(member)}`)
    .join(",")}}`;
}

test("the same value gives the same text, in whatever order its members were written", () => {
  expect(canonicalJson({ b: 1, a: { d: [{ f: 1, e: 2 }], c: null } })).toBe(
    '{"a":{"c":null,"d":[{"e":2,"f":1}]},"b":1}',
  );
  expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
});

test("any value is written as the definition says, and is left as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const before = JSON.stringify(value);
      expect(canonicalJson(value)).toBe(defined(value));
      expect(JSON.stringify(value)).toBe(before);
    }),
  );
});
