import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { House } from "../../src/cli/house.js";
import { createProgram } from "../../src/cli/program.js";
import { dateline } from "../setup/command.js";
import { newPlace, onBoth, temporaryFolder } from "../setup/places.js";

const page = `Tuesday 2 March 2021 - 09:05
Ferry Service Resumes
Story Code : 5501
Ferry Service Resumes
The first boat left at dawn.

The harbour office said the crossing would run twice a day.`;

const house: House = {
  version: "1",
  out: process.stdout,
  err: process.stderr,
  stdin: process.stdin,
  openPress: () => Promise.reject(new Error("help opens nothing")),
  serve: () => Promise.reject(new Error("help serves nothing")),
};

describe("every command", async () => {
  const program = await createProgram(house);
  const all = [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
  for (const command of all.filter((one) => one.name() !== "help"))
    test(`${command.name()} explains itself, with an example`, () => {
      let help = "";
      command.configureOutput({
        writeOut: (text) => {
          help += text;
        },
      });
      command.outputHelp();
      expect(help).toContain("Usage:");
      expect(help).toMatch(/Examples?:\n\s+\$ /);
      expect(command.description().length).toBeGreaterThan(10);
    });
});

onBoth("the command line", (newPlaceOn) => {
  test("takes a page in, shows it, corrects it, kills it, verifies, and says with its status how it went", async () => {
    const place = await newPlaceOn();
    const file = join(await temporaryFolder(), "page.txt");
    await writeFile(file, page);
    const rehearsed = await dateline(place, ["import", file, "--dry-run"]);
    expect(rehearsed.out).toContain("Would be taken in: 1 story");
    const taken = await dateline(place, ["import", file]);
    expect(taken).toMatchObject({ status: 0, out: expect.stringContaining("Story code: 5501") });
    expect((await dateline(place, ["import", file])).out).toContain("Already there: 1 story");
    const shown = JSON.parse((await dateline(place, ["story", "5501", "--json"])).out) as Record<string, unknown>;
    expect(JSON.stringify(shown)).toContain("Ferry Service Resumes");
    expect((await dateline(place, ["story", "correct", "5501", "--note", "The boat left before dawn."])).status).toBe(
      0,
    );
    expect((await dateline(place, ["story", "5501"])).out).toContain("The boat left before dawn.");
    expect((await dateline(place, ["story", "kill", "5501", "--reason", "It never sailed."])).status).toBe(0);
    expect(await dateline(place, ["story", "publish", "5501"])).toMatchObject({
      status: 1,
      err: expect.stringContaining("killed"),
    });
    expect((await dateline(place, ["story", "restore", "5501"])).status).toBe(0);
    expect(await dateline(place, ["verify"])).toMatchObject({ status: 0, out: expect.stringContaining("All sound") });
    expect((await dateline(place, ["rebuild"])).status).toBe(0);
    const named = await dateline(place, ["edition", "en", "--name", "Harbour Gazette", "--time-zone", "Europe/Oslo"]);
    expect(named).toMatchObject({ status: 0, out: expect.stringContaining("Harbour Gazette, en, Europe/Oslo") });
    expect((await dateline(place, ["front", "en", "--slot", "5501", "--featured", "5501"])).out).toContain(
      "1 slot, 1 featured story",
    );
    expect((await dateline(place, ["front", "xx", "--slot", "5501"])).status).toBe(1);
    expect((await dateline(place, ["export"])).out).toContain('"value":"5501"');
    expect((await dateline(place, ["doctor"])).status).toBe(0);
  });
});

describe("wrong usage", () => {
  for (const args of [
    ["nonsense"],
    ["import"],
    ["story", "publish"],
    ["story", "publish", "abc"],
    ["start", "--port", "99999"],
    ["import", "x", "--format", "pdf"],
    ["edition", "en", "--accent", "red"],
    ["front", "en", "--slot", "x"],
  ])
    test(`dateline ${args.join(" ")} ends with status 2 and says what to do`, async () => {
      const { status, err } = await dateline(await newPlace("sqlite"), args);
      expect(status).toBe(2);
      expect(err).toMatch(/error:|Usage:/);
    });

  test("a file that is not there is refused by name, with status 1", async () => {
    const { status, out } = await dateline(await newPlace("sqlite"), ["import", "/nowhere/at-all.txt"]);
    expect(status).toBe(1);
    expect(out).toContain("/nowhere/at-all.txt");
  });
});
