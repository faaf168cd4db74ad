// Everything that must hold, in the order in which a mistake is told soonest. Stops at the first that does not.
import { spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./ensure-chromium.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
// The Node 24 that the packages bring comes first, whatever Node started this.
const PATH = `${fileURLToPath(new URL("../node_modules/.bin", import.meta.url))}${delimiter}${process.env.PATH ?? ""}`;

const steps = [
  ["Build", "tsc", "-p", "tsconfig.build.json"],
  ["Build the desk", "vite", "build", "--logLevel", "warn"],
  ["Build the islands", "vite", "build", "--logLevel", "warn", "--config", "vite.islands.config.ts"],
  ["Types", "tsc"],
  ["Types of the desk", "tsc", "-p", "src/desk"],
  ["Types of the islands", "tsc", "-p", "src/site/islands"],
  ["Lint and format", "biome", "check", "--error-on-warnings"],
  ["Rooms", "depcruise", "src", "--config", ".dependency-cruiser.cjs"],
  ["Unused code", "knip"],
];

function step(name, command, ...args) {
  process.stdout.write(`\n── ${name}\n`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH } });
  if (error !== undefined || status !== 0) {
    process.stderr.write(`\n${name} failed${error === undefined ? "" : `: ${error.message}`}.\n`);
    process.exit(1);
  }
}

for (const one of steps) step(...one);
process.stdout.write("\n── Browser\n");
const chromium = ensureChromium();
if (chromium === null) process.exit(1);
process.stdout.write(`${chromium}\n`);
step("Tests", "vitest", "run", ...process.argv.slice(2));
