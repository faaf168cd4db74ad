import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { Place } from "../../src/cli/house.js";
import { freePort } from "../../src/main/http-server.js";
import { dateline } from "../setup/command.js";
import { ask } from "../setup/house.js";
import { afterwards, newPlace, temporaryFolder } from "../setup/places.js";
import { type RemoteDesk, remoteDesk } from "../setup/remote-desk.js";
import { joined, type Running, runBuilt } from "../setup/running.js";
import { openTypist } from "../setup/typist.js";

interface Machine {
  readonly place: Place;
  readonly port: number;
  running: Running;
  readonly desk: RemoteDesk;
}

const origin = "http://localhost:4999";
const args = ["--origin", origin, "--private-hooks"];

/** Machines with folders of their own on one PostgreSQL; all have the newsroom's one address. */
async function openMachines(
  count: number,
): Promise<{ readonly machines: readonly Machine[]; readonly cookie: string }> {
  const { database, data } = await newPlace("postgres");
  const places = [data];
  while (places.length < count) places.push(await temporaryFolder());
  const machines: Machine[] = [];
  let cookie = "";
  for (const folder of places) {
    const place = { data: folder, database };
    const port = await freePort("127.0.0.1");
    const running = await runBuilt(place, port, args);
    if (cookie === "") cookie = await joined(`http://127.0.0.1:${port}`, running.invitation ?? "", origin);
    machines.push({ place, port, running, desk: remoteDesk(`http://127.0.0.1:${port}`, cookie, origin) });
  }
  return { machines, cookie };
}

const get = ({ port }: Machine, path: string) => ask(port, { path, method: "GET", headers: {} });
const standfirst = (code: number): string => `Standfirst of ${code}.`;
const at = (machines: readonly Machine[], index: number): Machine => {
  const found = machines[index % machines.length];
  if (found === undefined) throw new Error("no such machine");
  return found;
};

test("three processes on one PostgreSQL, one killed again and again: every publication acknowledged is on all, jobs ran once", async () => {
  const { machines, cookie } = await openMachines(3);
  const heard: string[] = [];
  const receiver = createServer((request, response) => {
    heard.push(String(request.headers["webhook-id"]));
    request.resume().on("end", () => response.end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  afterwards(async () => void receiver.close());
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const made = await fetch(`http://127.0.0.1:${at(machines, 0).port}/api/v1/desk/hooks`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: origin, Cookie: cookie, "Idempotency-Key": "one" },
    body: JSON.stringify({ url, acts: ["published"] }),
  });
  expect(made.status).toBeLessThan(300);

  const acknowledged: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const victim = at(machines, round);
    const others = machines.filter((machine) => machine !== victim);
    // The kill comes at no particular moment of the victim's own work.
    const work = victim.desk.publish("On the victim", standfirst);
    const kill = new Promise((resolve) => setTimeout(resolve, Math.random() * 400)).then(() => victim.running.kill());
    const code = await at(others, 0).desk.publish(`Round ${round}`, standfirst);
    if (code === null) throw new Error("a machine that lives did not publish");
    acknowledged.push(code);
    for (const machine of others)
      await expect.poll(async () => (await get(machine, "/en/")).text, { interval: 5 }).toContain(`Round ${round}`);
    const own = await work;
    await kill;
    if (own !== null) acknowledged.push(own);
    victim.running = await runBuilt(victim.place, victim.port, args);
  }
  for (const code of acknowledged)
    for (const machine of machines) {
      const { headers } = await get(machine, `/${code}`);
      expect((await get(machine, String(headers.location))).text).toContain(standfirst(code));
    }
  // One hook, one message a publication: the machine that had the task may have died, then it is told again by its name.
  await expect.poll(() => new Set(heard).size, { timeout: 30_000 }).toBeGreaterThanOrEqual(acknowledged.length);
  expect(heard.length - new Set(heard).size).toBeLessThanOrEqual(3);
  for (const { running } of machines) expect(await running.stop()).toBe(0);
  expect((await dateline(at(machines, 0).place, ["verify"])).status).toBe(0);
}, 240_000);

test("two people at two machines type in one story, one machine dies: not a word is lost, and both read the same", async () => {
  const { machines, cookie } = await openMachines(2);
  const [first, second] = [at(machines, 0), at(machines, 1)];
  const story = await first.desk.begin("Typed at two machines");
  const where = { cookie, origin, code: story?.row.code ?? 0, copy: story?.copy ?? "" };
  const one = openTypist(`http://127.0.0.1:${first.port}`, where);
  const two = openTypist(`http://127.0.0.1:${second.port}`, where);
  await expect.poll(() => one.isSaved() && two.isSaved(), { timeout: 30_000 }).toBe(true);
  const words: string[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    one.type("standfirst", `(one${turn})`);
    two.type("standfirst", `(two${turn})`);
    words.push(`one${turn}`, `two${turn}`);
    // Every few words what was typed is settled by an act at the other machine, while the first goes on.
    if (turn % 4 === 3) await second.desk.write(where.code, { kicker: `Turn ${turn}` });
    await expect.poll(() => one.isSaved() && two.isSaved(), { timeout: 30_000 }).toBe(true);
  }
  // Each in brackets: whoever writes from a program has the spaces at the ends of a field tidied.
  const read = (text: string): readonly string[] =>
    [...text.matchAll(/\((\w+)\)/g)].map(([, word]) => word ?? "").toSorted();
  await expect.poll(() => read(one.read("standfirst")), { timeout: 30_000 }).toEqual(words.toSorted());
  await expect.poll(() => two.read("standfirst"), { timeout: 30_000 }).toBe(one.read("standfirst"));
  await first.running.kill();
  two.type("standfirst", "(after)");
  await expect.poll(() => two.isSaved(), { timeout: 30_000 }).toBe(true);
  one.leave();
  two.leave();
  const open = (await second.desk.open(where.code))?.words as { standfirst: string };
  expect(read(open.standfirst)).toEqual([...words, "after"].toSorted());
}, 120_000);

/** Whoever rolls a restart waits until a machine says that all of it is open before they take the next. */
const untilReady = (machine: Machine): Promise<void> =>
  expect.poll(async () => (await get(machine, "/readyz")).status, { timeout: 30_000 }).toBe(200);

test("a rolling restart drops no request: each machine says first that it stops, and finishes what it has in hand", async () => {
  const { machines } = await openMachines(2);
  const notice = ["--notice", "1"];
  for (const machine of machines) {
    await machine.running.stop();
    machine.running = await runBuilt(machine.place, machine.port, [...args, ...notice]);
    await untilReady(machine);
  }
  let rolling = true;
  const answers: number[] = [];
  /** A balancer in front: it looks at `/readyz` before it sends a machine anything. */
  const read = async (turn: number): Promise<void> => {
    while (rolling) {
      const ready: Machine[] = [];
      for (const machine of machines)
        if (
          await get(machine, "/readyz").then(
            ({ status }) => status === 200,
            () => false,
          )
        )
          ready.push(machine);
      answers.push(
        await get(at(ready, turn + answers.length), "/en/").then(
          ({ status }) => status,
          () => 0,
        ),
      );
    }
  };
  const readers = [read(0), read(1), read(2)];
  for (const machine of machines) {
    const before = answers.length;
    expect(await machine.running.stop()).toBe(0);
    machine.running = await runBuilt(machine.place, machine.port, [...args, ...notice]);
    await untilReady(machine);
    await expect.poll(() => answers.length, { timeout: 30_000 }).toBeGreaterThan(before);
  }
  rolling = false;
  await Promise.all(readers);
  expect(new Set(answers)).toEqual(new Set([200]));
}, 180_000);
