import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { focusPercent, pictureShapes } from "../../src/domain/story/picture-shapes.js";
import { cardSize } from "../../src/media/social-card.js";

const folder = new URL("../../assets/style/", import.meta.url);
const style = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

test("the desk shows every shape that the site crops pictures to, and none it does not", () => {
  const cropped = [...style.matchAll(/aspect-ratio:\s*([\d.]+)\s*\/\s*([\d.]+)/g)].map(
    ([, width, height]) => Number(width) / Number(height),
  );
  expect(cropped.length).toBeGreaterThan(0);
  const shown = pictureShapes.flatMap(({ ratio, looks }) => (looks === "focus" ? [ratio] : []));
  expect(new Set(cropped)).toEqual(new Set(shown));
  expect(pictureShapes.find(({ name }) => name === "social")?.ratio).toBe(cardSize.width / cardSize.height);
});

test("the desk's crop looks where the site's does", () => {
  for (const [letter, column] of ["0", "1", "3", "4"].flatMap(
    (step) =>
      [
        ["x", step],
        ["y", step],
      ] as const,
  )) {
    const rule = new RegExp(`\\.f${letter}${column} \\{ --f${letter}: (\\d+)%`).exec(style)?.[1];
    expect(focusPercent(Number(column) * 200 + 100), `f${letter}${column}`).toBe(Number(rule));
  }
});
