import { readdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Place } from "../../src/cli/house.js";
import { dateline, type Ended, ended, startDateline } from "../setup/command.js";
import { ask } from "../setup/house.js";
import { afterwards, newPlace, onBoth } from "../setup/places.js";

interface Started {
  readonly port: number;
  readonly greeting: string;
  kill(signal: NodeJS.Signals): void;
  readonly end: Promise<Ended>;
}

/** The real command in a process of its own, once it has said where it is. */
async function start(place: Place): Promise<Started> {
  const child = startDateline(place, ["start", "--port", "0"]);
  const end = ended(child);
  afterwards(async () => {
    child.kill("SIGKILL");
    await end;
  });
  const greeting = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout?.on("data", (part) => {
      out += String(part);
      if (out.includes("Ctrl-C")) resolve(out);
    });
    void end.then(({ err }) => reject(new Error(err)));
  });
  return {
    port: Number(/localhost:(\d+)\/\n/.exec(greeting)?.[1]),
    greeting,
    kill: (signal) => void child.kill(signal),
    end,
  };
}

const get = (port: number, path: string) => ask(port, { path, method: "GET", headers: {} });

/** What a house says that was given no mail server. */
const noLetters = "no mail server (--smtp): readers cannot sign in by mail";

onBoth("dateline start", (newPlace) => {
  test("in an empty place opens the demo paper, says where it is, and keeps everything over a restart and a kill", async () => {
    const place = await newPlace();
    const first = await start(place);
    expect(first.greeting).toContain(`The paper  http://localhost:${first.port}/`);
    expect(first.greeting).toContain(`The desk   http://localhost:${first.port}/desk/`);
    expect(first.greeting).toContain("import");
    expect(await get(first.port, "/")).toMatchObject({ status: 302, headers: { location: "/en/" } });
    const front = await get(first.port, "/fa/");
    expect(front.text).toContain("چراغ دریا");
    expect((await get(first.port, "/desk/")).text).toContain("The desk");
    const kept = (await get(first.port, "/4200004")).headers.location;
    first.kill("SIGKILL");
    await first.end;
    const second = await start(place);
    expect(second.greeting).not.toContain("demo paper");
    expect((await get(second.port, "/4200004")).headers.location).toBe(kept);
    expect((await get(second.port, String(kept))).status).toBe(200);
    second.kill("SIGTERM");
    expect((await second.end).status).toBe(0);
    expect((await dateline(place, ["verify"])).out).toContain("All sound");
  });

  test("where stories were imported first, no demo comes; a story from another process is public at once", async () => {
    const place = await newPlace();
    const line = (code: number, headline: string) =>
      JSON.stringify({
        uri: `urn:t:${code}`,
        altIds: [{ role: "storyCode", value: String(code) }],
        headlines: [{ value: headline }],
      });
    expect((await dateline(place, ["import", "-", "--format", "ninjs"], line(5, "Before the start"))).status).toBe(0);
    const running = await start(place);
    expect(running.greeting).not.toContain("demo");
    expect((await get(running.port, "/en/")).text).toContain("Before the start");
    expect((await dateline(place, ["import", "-", "--format", "ninjs"], line(6, "While it runs"))).status).toBe(0);
    expect((await get(running.port, "/en/")).text).toContain("While it runs");
    expect((await get(running.port, "/6")).status).toBe(301);
    // A terminal's Ctrl-C reaches the launcher and the house, so that the house gets it twice.
    running.kill("SIGINT");
    running.kill("SIGINT");
    expect((await running.end).status).toBe(0);
  });

  test("where its port is taken says so, and what to do, and ends", async () => {
    const running = await start(await newPlace());
    const second = await dateline(await newPlace(), ["start", "--port", String(running.port)]);
    expect(second).toMatchObject({ status: 1, err: expect.stringContaining(`Port ${running.port} is taken`) });
    expect(second.err).toContain("--port");
  });

  test("told to stop, finishes what it answers and takes no more", async () => {
    const place = await newPlace();
    const running = await start(place);
    // Two requests in one breath, the second slow to answer: when the first answer arrives, the second is in hand.
    const late = await new Promise<string>((resolve, reject) => {
      const parts: Buffer[] = [];
      const socket = connect(running.port, "127.0.0.1", () => {
        const head = "HTTP/1.1\r\nHost: localhost\r\n";
        socket.write(`GET /healthz ${head}\r\nGET /media/card/4200004.jpg ${head}Connection: close\r\n\r\n`);
      });
      socket.once("data", () => running.kill("SIGTERM"));
      socket.on("data", (part: Buffer) => parts.push(part));
      socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1")));
      socket.on("error", reject);
    });
    const [, card = ""] = late.split("image/jpeg");
    expect(card.slice(card.indexOf("\r\n\r\n") + 4).length).toBe(Number(/Content-Length: (\d+)/.exec(card)?.[1]));
    const { status, err } = await running.end;
    expect(status).toBe(0);
    const logged = err
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(logged).toEqual([noLetters, "serving", "stopping", "stopped"]);
    await expect(get(running.port, "/en/")).rejects.toThrow(/ECONNREFUSED/);
  });
});

/** What a server says first on a connection that would change to the desk's copies without being signed in. */
const firstLineOf = (port: number, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      const key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n`,
      );
    });
    socket.once("data", (part: Buffer) => {
      socket.destroy();
      resolve(String(part).split("\r\n")[0] ?? "");
    });
    socket.on("error", reject);
  });

test("whatever is asked the moment the port opens is answered, also by the rooms that open later", async () => {
  const place = await newPlace("sqlite");
  const first = await start(place);
  first.kill("SIGTERM");
  await first.end;
  const { port, ...running } = await start(place);
  const asked = [
    ["/readyz", [200, 503]],
    ["/api/v1/stories/4200004", [200]],
    ["/api/v1/editions/en/search?q=harbour", [200]],
    ["/api/v1/desk/me", [401]],
    ["/api/v1/auth/get-session", [200]],
    ["/desk/preview/4200004", [404]],
    ["/desk/", [200]],
    ["/en/search?q=harbour", [200]],
    ["/en/search/suggest?q=har", [200]],
    ["/en/", [200]],
    ["/4200004", [301]],
    ["/healthz", [200]],
  ] as const;
  const answers = await Promise.all(asked.map(([path]) => get(port, path)));
  for (const [at, [path, statuses]] of asked.entries())
    expect([path, answers[at]?.status]).toEqual([path, expect.toBeOneOf([...statuses])]);
  expect(await firstLineOf(port, "/api/v1/desk/copy")).toMatch(/^HTTP\/1\.1 (101|4\d\d)/);
  await expect.poll(async () => (await get(port, "/readyz")).text).toBe("ready\n");
  running.kill("SIGTERM");
  expect((await running.end).status).toBe(0);
});

test("where one of its rooms does not open, says why and ends", async () => {
  const place = await newPlace("sqlite");
  const first = await start(place);
  first.kill("SIGTERM");
  await first.end;
  const index = (await readdir(place.data)).find((name) => name.startsWith("index-")) ?? "";
  await rm(join(place.data, index), { recursive: true });
  await writeFile(join(place.data, index), "");
  const second = await dateline(place, ["start", "--port", "0"]);
  expect(second).toMatchObject({ status: 1, err: expect.stringMatching(new RegExp(`dateline: .*${index}`)) });
  await rm(join(place.data, index));
  const third = await start(place);
  expect((await get(third.port, "/en/search?q=harbour")).status).toBe(200);
});
