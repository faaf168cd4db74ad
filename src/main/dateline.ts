import "./production-mode.js";
import { readFileSync } from "node:fs";
import { CommanderError } from "commander";
import type { House } from "../cli/house.js";
import { createProgram } from "../cli/program.js";
import { openPress } from "./open-press.js";
import { serve } from "./serve.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

const house: House = {
  openPress,
  serve: (ask) => serve(house, ask),
  version,
  stdin: process.stdin,
  out: process.stdout,
  err: process.stderr,
};

// A reader of our output who has seen enough (`| head`) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const program = createProgram(house);
for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)])
  command.exitOverride();

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`dateline: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

// A part of a house of several processes is held open by its line to the one that started it.
if (process.connected) process.disconnect();
