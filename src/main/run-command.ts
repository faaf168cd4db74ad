import { readFileSync } from "node:fs";
import { CommanderError } from "commander";
import type { House } from "../cli/house.js";
import { createProgram } from "../cli/program.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

const abandoned = new AbortController();
if (process.connected) process.once("disconnect", () => abandoned.abort());

// What a command does not ask for is not loaded.
const house: House = {
  openPress: async (place) => (await import("./open-press.js")).openPress(place),
  serve: async (ask) => (await import("./serve.js")).serve(house, ask),
  onProgress(done, total) {
    // A program that is gone meanwhile need not be told.
    if (process.connected) process.send?.({ done, total }, undefined, undefined, () => undefined);
  },
  abandoned: abandoned.signal,
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

const program = await createProgram(house, process.argv.slice(2));
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
