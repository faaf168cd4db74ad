import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isPrivateAddress, postToHook } from "../../src/jobs/post-to-hook.js";
import { openDeskHouse } from "../setup/desk.js";
import { testClock } from "../setup/newsroom.js";
import { afterwards, onBoth } from "../setup/places.js";
import { publishedBy } from "./written.js";

interface Heard {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Another program, that answers each message with the next status it was given, and tells when it has heard one. */
async function receiver(statuses: number[]) {
  const heard: Heard[] = [];
  let tell = (): void => undefined;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += String(part);
    });
    request.on("end", () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 204).end();
      tell();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(() => new Promise((resolve) => server.close(resolve)));
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      tell = () => heard.length >= count && resolve();
      tell();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard, until };
}

onBoth("a web hook", (newPlace) => {
  test("is told in order, signed, again until it is heard, and the record says so", async () => {
    const clock = testClock();
    const desk = await openDeskHouse(await newPlace(), { clock });
    const other = await receiver([500]);
    const made = await desk.owner.call("makeHook", { body: { url: other.url, acts: ["published", "killed"] } });
    const code = await publishedBy(desk.owner, "One");
    await desk.owner.act(code, "kill", { note: "Wrong." });
    await other.until(1);
    expect(other.heard).toHaveLength(1);
    clock.pass(6000);
    await other.until(3);
    const told = other.heard.map(({ body }) => JSON.parse(body) as { type: string; data: { code: number } });
    expect(told.map(({ type, data }) => [type, data.code])).toEqual([
      ["story.published", code],
      ["story.published", code],
      ["story.killed", code],
    ]);
    expect(other.heard[0]?.body).not.toContain("One");
    const { headers, body } = other.heard[2] as Heard;
    const key = Buffer.from(made.value.secret.replace("whsec_", ""), "base64url");
    const signed = createHmac("sha256", key)
      .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`)
      .digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signed}`);
    await expect
      .poll(async () =>
        (await desk.owner.call("listHooks")).value.hooks[0]?.deliveries.map(({ status }) => status).toSorted(),
      )
      .toEqual([204, 204, 500]);
  });
});

test("a hook that leads into this network is not knocked at", async () => {
  const other = await receiver([]);
  const post = { secret: "whsec_x", id: "1", at: 0, body: "{}", allowPrivate: false };
  for (const url of [
    other.url,
    other.url.replace("127.0.0.1", "localhost"),
    other.url.replace("127.0.0.1", "[::ffff:127.0.0.1]"),
    other.url.replace("127.0.0.1", "2130706433"),
  ])
    expect(await postToHook({ ...post, url }), url).toMatchObject({ ok: false });
  expect(other.heard).toEqual([]);
  for (const address of [
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "0.0.0.0",
  ])
    expect(isPrivateAddress(address), address).toBe(true);
  expect(isPrivateAddress("93.184.216.34")).toBe(false);
});
