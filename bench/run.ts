/** Every bench by its name, with what it measures; each is a file of its own that measures when it is loaded. */
const benches: Readonly<Record<string, { readonly measures: string; readonly run: () => Promise<unknown> }>> = {
  press: {
    measures: "import, cached and uncached pages against a bare server and nginx, publish to page, memory",
    run: () => import("./press.js"),
  },
  desk: {
    measures: "a queue listed, a story opened, a key typed, publish pressed until the reader has it [--data DIR]",
    run: () => import("./desk.js"),
  },
  serving: {
    measures:
      "cached pages against bare servers, several processes, a storm of publications [cached] [workers] [storm]",
    run: () => import("./serving.js"),
  },
  machines: {
    measures: "three processes on one PostgreSQL: publication on one until the others show it",
    run: () => import("./machines.js"),
  },
  comments: {
    measures:
      "a thread of 20,000 and an archive of 1,000,000 comments read, written, moderated; a storm [--comments N] [--postgres]",
    run: () => import("./comments.js"),
  },
  flat: {
    measures: "every question at 10,000 and at 1,000,000 stories side by side, start-up, memory, sizes",
    run: () => import("./flat.js"),
  },
};

const help = `Measures Dateline on this machine and prints the figures.

  npm run bench                 the one named press
  npm run bench -- NAME [...]   another one:
${Object.entries(benches)
  .map(([name, { measures }]) => `    ${name.padEnd(10)} ${measures}`)
  .join("\n")}
`;

const name = process.argv[2] ?? "press";
const bench = benches[name];
if (bench === undefined) {
  const asked = name === "--help" || name === "help";
  (asked ? process.stdout : process.stderr).write(asked ? help : `There is no bench "${name}".\n\n${help}`);
  process.exit(asked ? 0 : 2);
}
await bench.run();
