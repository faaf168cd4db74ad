import type { Command } from "commander";
import type { Press } from "../newsroom/press.js";
import type { House, Place } from "./house.js";
import { createPrinter, type Printer } from "./print.js";

export interface GlobalOptions extends Place {
  readonly json: boolean;
}

/** The options every command has, wherever they were given on the line. */
export function globalOptions(command: Command): GlobalOptions {
  const { data, database, json } = command.optsWithGlobals<{ data: string; database?: string; json?: boolean }>();
  return { data, database: database ?? null, json: json === true };
}

/** A command's work: answers true when all is well, which becomes the exit status. */
export type Work = (press: Press, printer: Printer) => Promise<boolean>;

/** Opens the newsroom for a command, runs it, closes it, and sets the exit status: 0 all well, 1 something was not. */
export async function withPress(house: House, command: Command, work: Work): Promise<void> {
  const options = globalOptions(command);
  const open = await house.openPress(options);
  try {
    const well = await work(open.press, createPrinter(house, options.json));
    if (!well) process.exitCode = 1;
  } finally {
    await open.close();
  }
}
