// Finds a Chromium for the browser's tests, or installs one: Playwright's own download, else the system's package
// manager.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

// A file may be there and not start: a download whose libraries are missing, or Ubuntu's stand-in for a snap.
function starts(path) {
  if (path === "" || !existsSync(path)) return false;
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium that starts on this machine; null where there is none. */
export function findChromium() {
  const named = process.env.DATELINE_CHROMIUM;
  if (named !== undefined) return starts(named) ? named : null;
  const own = require("playwright-core").chromium.executablePath();
  return [own, ...known].find(starts) ?? null;
}

const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
const managers = [
  [
    "apt-get",
    [
      ["apt-get", "update"],
      ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"],
    ],
  ],
  ["dnf", [["dnf", "install", "-y", "chromium"]]],
  ["apk", [["apk", "add", "chromium", "font-noto", "font-noto-arabic"]]],
  ["pacman", [["pacman", "-S", "--noconfirm", "chromium", "noto-fonts"]]],
  ["brew", [["brew", "install", "--cask", "chromium"]]],
];

function run([command, ...args]) {
  process.stdout.write(`  $ ${[command, ...args].join(" ")}\n`);
  execFileSync(command, args, {
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function attempt(commands) {
  try {
    for (const command of commands) run(command);
    return findChromium() !== null;
  } catch (error) {
    const said = String(error.stderr ?? error).match(/^.*(?:Error|E:|error).*$/m)?.[0] ?? "";
    process.stdout.write(`    did not work${said === "" ? "" : `: ${said.trim()}`}\n`);
    return false;
  }
}

function isThere(command) {
  try {
    execFileSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Makes sure there is a Chromium; answers its path, or null after saying how to install one. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const named = process.env.DATELINE_CHROMIUM;
  if (named !== undefined) {
    process.stderr.write(`DATELINE_CHROMIUM is ${named}, and no browser starts there.\n`);
    return null;
  }
  process.stdout.write("No Chromium was found: installing one for the browser's tests.\n");
  if (
    attempt([
      [
        process.execPath,
        fileURLToPath(new URL("../node_modules/playwright-core/cli.js", import.meta.url)),
        "install",
        "chromium-headless-shell",
        "chromium",
      ],
    ])
  )
    return findChromium();
  for (const [name, commands] of managers) {
    if (!isThere(name)) continue;
    if (attempt(commands.map((command) => (name === "brew" ? command : [...asRoot, ...command]))))
      return findChromium();
  }
  process.stderr.write(
    "Chromium could not be installed. Install it by hand (Debian: apt-get install chromium; " +
      "Fedora: dnf install chromium;\nmacOS: brew install --cask chromium), " +
      "or set DATELINE_CHROMIUM to the path of one, and run the tests again.\n",
  );
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = ensureChromium();
  if (path === null) process.exit(1);
  process.stdout.write(`Chromium: ${path}\n`);
}
