import { request } from "node:http";
import { expect, test } from "vitest";
import { type DeskDoor, deskPaths, scopes } from "../../src/contract/desk-paths.js";
import { joinDoors } from "../../src/contract/join-shapes.js";
import { openDeskHouse, password } from "../setup/desk.js";
import { newPlace } from "../setup/places.js";

const doors = Object.entries(deskPaths) as [DeskDoor, (typeof deskPaths)[DeskDoor]][];
/** What a request is answered that says it will bring so many bytes, and has brought a few of them. */
const announcing = (url: string, bytes: number): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Content-Length": bytes },
    });
    sent.on("response", ({ statusCode }) => {
      resolve(statusCode);
      sent.destroy();
    });
    sent.on("error", reject);
    sent.write('{"secret":"');
  });

const params = { code: "1", id: "x", seq: "1", edition: "en" };

test("a token with every scope opens no door that wants a person", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const made = await desk.owner.call("makeToken", { body: { name: "wire", scopes: [...scopes] } });
  const program = desk.as("", { Authorization: `Bearer ${made.value.token}` });
  const forPeople = doors.filter(([, { scope }]) => scope === null);
  expect(forPeople.length).toBeGreaterThan(8);
  for (const [door] of forPeople)
    expect((await program.call(door, { params, headers: { "If-Match": "x" } })).status, door).toBe(403);
  const header = { headers: { Authorization: `Bearer ${made.value.token}` } };
  for (const path of ["/api/v1/desk/events", "/desk/preview/1", "/api/v1/auth/list-sessions"])
    expect((await desk.as("").fetch(path, header)).status, path).toBeOneOf([401, 404]);
  expect(await (await desk.as("").fetch("/api/v1/auth/get-session", header)).json()).toBeNull();
  const asCookie = desk.as(`dateline.session_token=${made.value.token}`);
  expect((await asCookie.call("me")).status).toBe(401);
});

test("a session is taken from its own cookie alone, never as a token", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const cookie = decodeURIComponent(/session_token=([^;]+)/.exec(desk.owner.cookie)?.[1] ?? "");
  expect(cookie.length).toBeGreaterThan(20);
  for (const secret of [cookie, cookie.split(".")[0]])
    for (const [door] of doors) {
      const stranger = desk.as("", { Authorization: `Bearer ${secret}` });
      expect((await stranger.call(door, { params, headers: { "If-Match": "x" } })).status, door).toBe(401);
    }
});

test("every door without a session is bounded: by the bytes it takes, and by the tries of one household", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const headers = { "If-Match": '"guess"', "Idempotency-Key": "guess" };
  const post = (path: string, body: unknown) =>
    desk
      .as("")
      .fetch(path, { method: "POST", body: JSON.stringify(body), headers })
      .then(({ status }) => status);
  for (const { path } of Object.values(joinDoors)) {
    expect(await announcing(`${desk.url}${path}`, 3 * 1024 * 1024), path).toBe(413);
    expect(await post(path, { secret: "x".repeat(201), password, name: "X", email: "" }), path).toBe(400);
    expect(await post(path, { secret: "guess", password, name: "X", email: "" }), path).toBe(410);
  }
  expect(await announcing(`${desk.url}/api/v1/auth/sign-in/email`, 3 * 1024 * 1024)).toBe(413);
  // Guessing links: what one household may try in a minute is soon used up.
  const guesses: number[] = [];
  for (let count = 0; count < 30; count += 1)
    guesses.push(await post(joinDoors.newPassword.path, { secret: `${count}` }));
  expect(guesses.at(-1)).toBe(429);
  // Guessing people: another address each time, so that no lock-out of one stands in the way.
  const people: number[] = [];
  for (let count = 0; count < 25; count += 1)
    people.push(await post("/api/v1/auth/sign-in/email", { email: `guess-${count}@x.example`, password }));
  expect([people[0], people.at(-1)]).toEqual([401, 429]);
});
