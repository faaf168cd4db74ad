import { parseArgs } from "node:util";
import { createMaker } from "./made-story.js";
import { createRecombiner } from "./recombined.js";

// The series of made stories from one place to another, as ninjs lines on standard output; whoever reads them sets the pace.
const { values } = parseArgs({
  options: {
    stories: { type: "string", default: "10000" },
    years: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    begin: { type: "string", default: "0" },
    end: { type: "string" },
    from: { type: "string" },
    "one-section": { type: "boolean", default: false },
  },
});
const making = {
  ...{ seed: Number(values.seed), stories: Number(values.stories), years: Number(values.years) },
  oneSection: values["one-section"],
};
const make = values.from === undefined ? createMaker(making) : await createRecombiner(values.from, making);

const atOnce = 100;
const end = Number(values.end ?? making.stories);
for (let at = Number(values.begin); at < end; at += atOnce) {
  const count = Math.min(atOnce, end - at);
  const lines = Array.from({ length: count }, (_, turn) => `${JSON.stringify(make(at + turn))}\n`);
  if (!process.stdout.write(lines.join(""))) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
