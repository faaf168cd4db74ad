import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Ended, ended, startInstalled } from "../setup/command.js";
import { newPlace } from "../setup/places.js";

const run = async (...args: readonly string[]): Promise<Ended> => ended(startInstalled(await newPlace("sqlite"), args));

test("the installed command does what it is told and ends with the status of that", async () => {
  expect(await run("verify")).toMatchObject({ status: 0 });
  expect(await run("story", "12")).toMatchObject({ status: 1 });
  expect(await run("publish")).toMatchObject({ status: 2 });
});

test("it makes the search index in a process of its own, and speaks for it", async () => {
  const { status, out } = await run("reindex", "--json");
  expect({ status, told: JSON.parse(out) }).toEqual({ status: 0, told: { stories: 0 } });
});

test("a signal to it reaches the process that makes the index, which ends as it does by itself", async () => {
  const place = await newPlace("sqlite");
  const child = startInstalled(place, ["reindex"]);
  // Closed are its streams when no process that it started has them any longer.
  const end = ended(child);
  await expect.poll(() => readdir(place.data), { interval: 5, timeout: 30_000 }).not.toEqual([]);
  child.kill("SIGINT");
  const { status, out } = await end;
  // An empty archive's index may be whole before the signal comes; or the signal before anybody listens.
  if (status === null) return expect(out).toBe("");
  expect(out).toMatch(status === 1 ? /Interrupted: the index in use is as it was/ : /made anew from 0 stories/);
});
