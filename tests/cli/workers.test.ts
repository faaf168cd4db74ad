import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { freePort } from "../../src/main/http-server.js";
import { dateline } from "../setup/command.js";
import { ask } from "../setup/house.js";
import { newPlace, onBoth } from "../setup/places.js";
import { type RemoteDesk, remoteDesk } from "../setup/remote-desk.js";
import { joined, type Logged, type Running, runBuilt } from "../setup/running.js";
import { openTypist } from "../setup/typist.js";

const workers = 2;

interface Several {
  readonly house: Running;
  readonly port: number;
  readonly cookie: string;
  readonly desk: RemoteDesk;
}

/** The house as one owner and two readers, with its owner at the desk. */
async function openSeveral(place: Parameters<typeof runBuilt>[0]): Promise<Several> {
  const port = await freePort("127.0.0.1");
  const house = await runBuilt(place, port, ["--workers", String(workers)]);
  const cookie = await joined(house.url, house.invitation ?? "");
  return { house, port, cookie, desk: remoteDesk(house.url, cookie) };
}

/** The same page by connections of their own, which the readers take in turn. */
const fromEach = (port: number, path: string) =>
  Promise.all(Array.from({ length: 2 * workers }, () => ask(port, { path, method: "GET", headers: {} })));

const partsOf = (house: Running, part: Logged["part"]): readonly number[] =>
  house
    .logged()
    .filter((line) => line.part === part && line.msg === "a part of the house serves")
    .map(({ pid }) => pid ?? 0);

onBoth("a house of several processes", (newPlace) => {
  test("answers from all of them, and what the desk acknowledges is seen at once on each", async () => {
    const { house, port, desk } = await openSeveral(await newPlace());
    expect((await fromEach(port, "/en/")).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const turn of [1, 2, 3]) {
      const code = await desk.publish(`Several ${turn}`, (of) => `Standfirst of ${of}.`);
      for (const front of await fromEach(port, "/en/")) expect(front.text).toContain(`Several ${turn}`);
      for (const page of await fromEach(port, `/en/${code}/several-${turn}`))
        expect(page.text).toContain(`Standfirst of ${code}.`);
    }
    for (const path of ["/desk/", "/api/v1/editions", "/healthz", "/readyz"])
      expect((await fromEach(port, path)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    // Forwarded by nobody we know of: from anywhere.
    const outside = { path: "/metrics", method: "GET", headers: { "X-Forwarded-For": "127.0.0.1" } };
    expect((await ask(port, outside)).status).toBe(403);
    const refused = await ask(port, { path: "/en/", method: "POST", headers: {} });
    expect(refused.status).toBe(405);
    // Every reader counts its own answers; the figures are those of all.
    await expect
      .poll(async () => Number(/answers_total\{status="200"\} (\d+)/.exec(await figures(port))?.[1]))
      .toBeGreaterThanOrEqual(28);
    expect(await house.stop()).toBe(0);
    await expect(fromEach(port, "/en/")).rejects.toThrow(/ECONNREFUSED/);
  }, 120_000);

  test("lets two people at two of its readers type in one story", async () => {
    const { house, cookie, desk } = await openSeveral(await newPlace());
    const story = await desk.begin("Typed by two");
    const code = story?.row.code ?? 0;
    const at = { cookie, code, copy: story?.copy ?? "" };
    const [one, two] = [openTypist(house.url, at), openTypist(house.url, at)];
    await expect.poll(() => one.isSaved() && two.isSaved()).toBe(true);
    one.type("standfirst", "From one. ");
    await expect.poll(() => two.read("standfirst")).toBe("From one. ");
    two.type("standfirst", "From two.");
    await expect.poll(() => one.read("standfirst")).toBe("From one. From two.");
    await expect.poll(() => two.isSaved()).toBe(true);
    one.leave();
    two.leave();
    expect(await house.stop()).toBe(0);
  }, 120_000);
});

const figures = async (port: number): Promise<string> => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

test("a reader or the owner killed is started again; the site goes on and nothing acknowledged is lost", async () => {
  const place = await newPlace("sqlite");
  const { house, port, desk } = await openSeveral(place);
  const published: number[] = [];
  const publish = async (): Promise<boolean> => {
    const code = await desk.publish("Before or after", (of) => `Standfirst of ${of}.`);
    if (code !== null) published.push(code);
    return code !== null;
  };
  expect(await publish()).toBe(true);
  process.kill(partsOf(house, "reader")[0] ?? 0, "SIGKILL");
  await expect.poll(() => partsOf(house, "reader").length, { timeout: 30_000 }).toBe(workers + 1);
  expect(await publish()).toBe(true);
  const working = publish();
  process.kill(partsOf(house, "owner")[0] ?? 0, "SIGKILL");
  await working;
  expect((await fromEach(port, "/en/")).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await expect.poll(() => partsOf(house, "owner").length, { timeout: 30_000 }).toBe(2);
  expect(await publish()).toBe(true);
  for (const code of published) {
    for (const page of await fromEach(port, `/en/${code}/before-or-after`))
      expect(page.text).toContain(`Standfirst of ${code}.`);
  }
  expect(await house.stop()).toBe(0);
  expect((await dateline(place, ["verify"])).status).toBe(0);
}, 120_000);

test("one folder has one house: a second is told which process has it", async () => {
  const place = await newPlace("sqlite");
  const { house } = await openSeveral(place);
  const owner = partsOf(house, "owner")[0];
  for (const args of [[], ["--workers", "2"]]) {
    const second = await dateline(place, ["start", "--port", "0", ...args]);
    expect(second).toMatchObject({ status: 1, err: expect.stringContaining(`Another Dateline (process ${owner})`) });
    expect(second.err).toContain("--data");
  }
  await house.kill();
  // A crash leaves no lock behind.
  const port = await freePort("127.0.0.1");
  expect((await runBuilt(place, port)).url).toContain(String(port));
}, 120_000);

test("who only watches over the others loads neither the desk nor the search", async () => {
  const { house } = await openSeveral(await newPlace("sqlite"));
  const owner = await memoryOf(partsOf(house, "owner")[0]);
  const watching = await memoryOf(house.pid);
  expect(owner.files).toMatch(/lancedb/);
  expect(watching.files).not.toMatch(/lancedb|sharp|vips/);
  expect(watching.resident).toBeLessThan(100);
  expect(await house.stop()).toBe(0);
}, 120_000);

/** The native code a process has loaded, and the megabytes it has in memory, as Linux tells them. */
async function memoryOf(pid: number | undefined): Promise<{ readonly files: string; readonly resident: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const resident = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  return { files: await readFile(`/proc/${pid}/maps`, "utf8"), resident };
}
