// The rooms of the house and their numbers (docs/decisions/0001-rooms.md). A file may import rooms with a lower number,
// and its own; rooms with the same number are strangers.
const rooms = {
  kernel: 0,
  domain: 1,
  language: 2,
  contract: 2,
  database: 3,
  media: 3,
  mail: 3,
  search: 3,
  archive: 4,
  comments: 4,
  newsroom: 5,
  site: 6,
  api: 6,
  wire: 6,
  jobs: 6,
  cli: 7,
  main: 9,
};

const names = Object.keys(rooms);
const anyOf = (some) => `^src/(${some.join("|")})/`;

const forbiddenFrom = (room) => ({
  name: `room-${room}`,
  comment: `${room} (${rooms[room]}) may import only rooms with a lower number, and itself`,
  severity: "error",
  from: { path: anyOf([room]) },
  to: { path: anyOf([...names.filter((other) => other !== room && rooms[other] >= rooms[room]), "desk"]) },
});

module.exports = {
  forbidden: [
    ...names.map(forbiddenFrom),
    {
      name: "room-desk",
      comment: "the desk knows only what both sides of the wire know",
      severity: "error",
      from: { path: "^src/desk/" },
      to: { path: "^src/", pathNot: anyOf(["desk", "kernel", "domain", "language", "contract"]) },
    },
    {
      name: "site-reads-the-archive-alone",
      comment: "public pages cannot reach a draft",
      severity: "error",
      from: { path: "^src/(site|archive|comments)/" },
      to: { path: "^src/newsroom/" },
    },
    {
      name: "islands-stand-alone",
      comment: "a reader's script brings along only what has no I/O, and no page imports one",
      severity: "error",
      from: { path: "\\.island\\.ts$" },
      to: { path: "^src/", pathNot: ["^src/(kernel|domain|language|contract)/", "^src/site/islands/"] },
    },
    {
      name: "nobody-imports-an-island",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/site/islands/" },
      to: { path: "^src/site/islands/" },
    },
    {
      name: "engines-never-meet",
      severity: "error",
      from: { path: "^src/database/(sqlite|postgres)/" },
      to: { path: "^src/database/(sqlite|postgres)/", pathNot: "^src/database/$1/" },
    },
    {
      name: "pure-rooms",
      comment: "kernel, domain, language and contract do no I/O",
      severity: "error",
      from: { path: anyOf(["kernel", "domain", "language", "contract"]) },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "pure-rooms-have-no-driver",
      severity: "error",
      from: { path: anyOf(["kernel", "domain", "language", "contract"]) },
      to: { path: "node_modules/(kysely|pg|@lancedb|sharp|flydrive|nodemailer)/" },
    },
    { name: "no-cycles", severity: "error", from: { path: "^src/" }, to: { circular: true } },
    {
      name: "no-file-outside-a-room",
      severity: "error",
      from: { path: "^src/", pathNot: anyOf([...names, "desk"]) },
      to: {},
    },
    {
      name: "nobody-imports-a-file-outside-a-room",
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: anyOf([...names, "desk"]) },
    },
    { name: "no-unresolvable", severity: "error", from: { path: "^src/" }, to: { couldNotResolve: true } },
    { name: "tests-stay-outside", severity: "error", from: { path: "^src/" }, to: { path: "^(tests|bench|scripts)/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};
