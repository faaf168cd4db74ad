import { expect, test } from "vitest";
import type { DeskRow } from "../../src/contract/desk-shapes.js";
import { steadyRows } from "../../src/desk/lists/steady-rows.js";

const row = (code: number, headline = `Story ${code}`): DeskRow => ({
  ...{ code, edition: "en", section: "world", headline, standing: "unpublished", stage: "draft" },
  ...{ scheduledFor: null, publishedAt: null, touchedAt: code, touchedBy: "person:x", begunBy: "person:x" },
});

test("of 300 rows only the one that came in and the one that changed are new objects, wherever they stand", () => {
  const before = Array.from({ length: 300 }, (_, at) => row(at + 1));
  const known = new Map(before.map((one) => [one.code, one]));
  const answer = [row(301), ...before.map((one) => (one.code === 150 ? row(150, "Changed") : { ...one }))];
  const after = steadyRows(known, answer);
  expect(after.length).toBe(301);
  expect(after.filter((one) => known.get(one.code) !== one).map(({ code }) => code)).toEqual([301, 150]);
});

test("a story that two pages both hold stands once", () => {
  expect(steadyRows(new Map(), [row(1), row(2), row(1)]).map(({ code }) => code)).toEqual([1, 2]);
});
