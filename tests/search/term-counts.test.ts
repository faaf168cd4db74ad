import fc from "fast-check";
import { expect, test } from "vitest";
import { TermCounts } from "../../src/search/term-counts.js";

const text = fc.array(fc.stringMatching(/^[a-e]{1,3}$/), { minLength: 1, maxLength: 12 });

test("a term is never counted in fewer stories than have it", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (stories) => {
      const counts = new TermCounts();
      for (const words of stories) counts.add(words.join(" "));
      for (const term of new Set(stories.flat())) {
        expect(counts.of(term)).toBeGreaterThanOrEqual(stories.filter((words) => words.includes(term)).length);
      }
    }),
    { numRuns: 30 },
  );
});

test("of fifty thousand terms hardly one is counted too often", () => {
  const counts = new TermCounts();
  for (let story = 0; story < 1_000; story += 1) {
    counts.add(Array.from({ length: 50 }, (_, at) => `term${story * 50 + at}`).join(" "));
  }
  const wrong = Array.from({ length: 50_000 }, (_, at) => counts.of(`term${at}`)).filter((count) => count !== 1).length;
  expect(wrong).toBeLessThan(500);
  expect(counts.of("never seen")).toBeLessThan(2);
  expect(counts.stories).toBe(1_000);
});
