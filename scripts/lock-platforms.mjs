// Completes package-lock.json with the parts of LanceDB for other platforms than this one. npm leaves them out where a
// registry mirror does not carry them, and `npm ci` then refuses the lock on every platform (npm/cli#4828).
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const parent = "node_modules/@lancedb/lancedb";
const wanted = Object.entries(lock.packages[parent].optionalDependencies).filter(([name]) =>
  name.startsWith("@lancedb/"),
);

for (const [name, version] of wanted) {
  const [os, cpu, libc] = name.replace("@lancedb/lancedb-", "").split("-");
  lock.packages[`node_modules/${name}`] ??= {
    version,
    cpu: [cpu],
    ...(os === "linux" && { libc: [libc === "musl" ? "musl" : "glibc"] }),
    license: "Apache-2.0",
    optional: true,
    os: [os],
    engines: { node: ">= 18" },
  };
}

const root = lock.packages[""];
const packages = Object.fromEntries(
  Object.entries(lock.packages)
    .filter(([path]) => path !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify({ ...lock, packages: { "": root, ...packages } }, null, 2)}\n`);
