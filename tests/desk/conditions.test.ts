import sharp from "sharp";
import { expect, test } from "vitest";
import type { DeskDoor } from "../../src/contract/desk-paths.js";
import { deskPaths } from "../../src/contract/desk-paths.js";
import { joinDoors } from "../../src/contract/join-shapes.js";
import { entered } from "../comments/entered.js";
import { cookieOf, type DeskHouse, etagOf, openDeskHouse, password } from "../setup/desk.js";
import { newPlace, onBoth } from "../setup/places.js";
import { written } from "./written.js";

interface Operation {
  readonly method: string;
  readonly path: string;
  /** The headers that are demanded. */
  readonly demands: readonly string[];
  readonly answers: readonly string[];
}

interface Told {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Everything the API's own description says can be asked of it by a method that may write. */
async function writes(desk: DeskHouse): Promise<readonly Operation[]> {
  const document = JSON.parse((await desk.get("/api/v1/openapi.json")).text) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Told>>>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => !["get", "head", "options"].includes(method))
      .map(([method, { parameters = [], responses }]) => {
        const headers = parameters.filter((one) => one.in === "header" && one.required === true);
        const demands = headers.map(({ name }) => name.toLowerCase());
        return { method: method.toUpperCase(), path, demands, answers: Object.keys(responses) };
      }),
  );
}

const nameOf = ({ method, path }: Operation): string => `${method} ${path.replace("/api/v1/desk/", "")}`;

/** Questions too long or too secret for an address: nothing is written, so there is nothing to have seen. */
const questions = ["POST invitation", "POST password-link", "POST comment-words/try"];

/** They make something that was not there, so that nobody can have seen it; each needs a key. */
const creations = [
  "POST join",
  "POST stories",
  "POST stories/{code}/notes",
  "POST stories/{code}/preview-links",
  "POST people",
  "POST tokens",
  "POST hooks",
  "POST pictures",
  // The version of each comment stands in the body: one header cannot say it of many.
  "POST comment-decisions",
];

test("every write says what it saw, but for what makes something new; that is done once, by its key", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const all = await writes(desk);
  expect(all.length).toBeGreaterThan(25);
  const without = (header: string) => all.filter(({ demands }) => !demands.includes(header));
  expect(without("if-match").map(nameOf).toSorted()).toEqual([...questions, ...creations].toSorted());
  const unkeyed = new Set(without("idempotency-key").map(nameOf));
  expect(creations.filter((one) => unkeyed.has(one))).toEqual([]);
  // What makes something says so by its answer, or is a door of the contract that says so.
  expect(
    all
      .filter(({ answers }) => answers.includes("201"))
      .map(nameOf)
      .filter((one) => unkeyed.has(one)),
  ).toEqual([]);
  for (const { demands, answers, ...one } of all)
    if (demands.length > 0) expect(answers, nameOf({ ...one, demands, answers })).toContain("428");
  const asking = [...Object.values(deskPaths), ...Object.values(joinDoors)].filter((one) => "asks" in one);
  expect(asking.map(({ path }) => `POST ${path.replace("/api/v1/desk/", "")}`).toSorted()).toEqual(
    questions.toSorted(),
  );
});

test("a write that does not say what it saw, or has no key, is told which header is missing", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  for (const operation of await writes(desk)) {
    const path = operation.path.replace(/\{\w+\}/g, "1");
    const given: Record<string, string> = {};
    for (const header of ["if-match", "idempotency-key"].filter((one) => operation.demands.includes(one))) {
      const answer = await desk.owner.fetch(path, { method: operation.method, body: "{}", headers: given });
      expect(answer.status, `${nameOf(operation)} without ${header}`).toBe(428);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      const type = header === "if-match" ? "say-what-you-saw" : "key-needed";
      expect(((await answer.json()) as { type: string }).type).toBe(`about:blank#${type}`);
      given[header] = "something";
    }
  }
});

onBoth("what has changed since it was seen", (newPlace) => {
  test("of a person, be it by their own hand, is not done to them unseen", async () => {
    const desk = await openDeskHouse(await newPlace());
    const rana = await desk.join("Rana", ["reporter"]);
    const at = await etagOf(desk.owner, rana.id);
    const acts = ["endSessions", "dropCodes", "passwordLink"] as const satisfies readonly DeskDoor[];
    const attempt = async (door: (typeof acts)[number], seen: string) => {
      const ask = { params: { id: rana.id }, headers: { "If-Match": seen } };
      return (await desk.owner.call(door, (door === "passwordLink" ? { ...ask, body: {} } : ask) as never)).status;
    };
    // She has a new telephone, of which the administrator's screen knows nothing.
    await desk.press.database.transact(({ rows }) =>
      rows
        .insertInto("person_two_factor")
        .values({
          ...{ id: "new telephone", user_id: rana.id, secret: "x", backup_codes: "x", verified: 1 },
          ...{ failed_verification_count: 0, locked_until: null },
        })
        .execute(),
    );
    for (const door of acts) expect(await attempt(door, at), door).toBe(412);
    expect((await rana.call("me")).status).toBe(200);
    const now = await etagOf(desk.owner, rana.id);
    // Whoever signs in meanwhile is meant as well.
    await desk.signIn(rana.email);
    expect(await attempt("passwordLink", now)).toBe(200);
    // The link that was made is news to a colleague who had the page open, and would have made it void.
    expect(await attempt("passwordLink", now)).toBe(412);
    for (const door of ["dropCodes", "endSessions"] as const)
      expect(await attempt(door, await etagOf(desk.owner, rana.id)), door).toBe(200);
    expect((await rana.call("me")).status).toBe(401);
  });

  test("of a token or a hook is not ended unseen; what is ended already is told as gone", async () => {
    const desk = await openDeskHouse(await newPlace());
    const token = (await desk.owner.call("makeToken", { body: { name: "wire", scopes: ["read"] } })).value;
    const revoke = async (etag: string) =>
      (await desk.owner.call("revokeToken", { params: { id: token.id }, headers: { "If-Match": etag } })).status;
    const program = desk.as("", { Authorization: `Bearer ${token.token}` });
    expect(await revoke('"another"')).toBe(412);
    const before = (await desk.owner.call("listTokens")).value.tokens[0]?.etag ?? "";
    // Its use is no change of it.
    expect((await program.call("me")).status).toBe(200);
    expect(await revoke(before)).toBe(200);
    expect((await program.call("me")).status).toBe(401);
    expect(await revoke(before)).toBe(412);
    expect(await revoke((await desk.owner.call("listTokens")).value.tokens[0]?.etag ?? "")).toBe(404);

    const body = { url: "https://hooks.example/in", acts: ["published"] };
    const { id } = (await desk.owner.call("makeHook", { body })).value;
    const hooks = async () => (await desk.owner.call("listHooks")).value.hooks;
    const seen = (await hooks())[0]?.etag ?? "";
    const remove = async (etag: string) =>
      (await desk.owner.call("removeHook", { params: { id }, headers: { "If-Match": etag } })).status;
    await desk.press.database.transact(({ rows }) =>
      rows.updateTable("web_hook").set({ url: "https://hooks.example/other" }).where("id", "=", id).execute(),
    );
    expect(await remove(seen)).toBe(412);
    expect(await hooks()).toHaveLength(1);
    expect(await remove((await hooks())[0]?.etag ?? "")).toBe(200);
    expect(await hooks()).toEqual([]);
    expect(await remove(seen)).toBe(404);
  });

  test("of a story's words is not replaced by an earlier revision unseen", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await written(desk.owner, "First");
    const { entries } = (await desk.owner.call("storyHistory", { params: { code } })).value;
    const before = await desk.owner.call("openStory", { params: { code } });
    const words = { ...before.value.words, headline: "Second" };
    const headers = { "If-Match": before.value.etag };
    expect((await desk.owner.call("writeStory", { params: { code }, body: { words }, headers })).status).toBe(200);
    const body = { seq: entries.at(-1)?.seq ?? 0 };
    const late = await desk.owner.call("bringBack", { params: { code }, body, headers });
    expect([late.status, late.problem.detail]).toEqual([412, "It has changed since you saw it: look at it again."]);
    expect((await desk.owner.call("openStory", { params: { code } })).value.words.headline).toBe("Second");
  });

  test("of a picture's words, or a comment, stops what was meant for the one before", async () => {
    const desk = await openDeskHouse(await newPlace());
    const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#336699" } })
      .jpeg()
      .toBuffer();
    const send = (key: string, sent: Uint8Array = new Uint8Array(bytes)) =>
      desk.owner.fetch("/api/v1/desk/pictures", {
        ...{ method: "POST", headers: { "Content-Type": "image/jpeg", "Idempotency-Key": key } },
        body: new Uint8Array(sent),
      });
    const first = await send("one");
    const picture = (await first.json()) as { id: string; etag: string };
    expect([first.status, first.headers.get("etag")]).toEqual([201, picture.etag]);
    const { id, etag } = picture;
    const described = { alt: "Blue", caption: null, credit: "The Agency", focus: { x: 500, y: 500 } };
    await desk.owner.call("describePicture", { params: { id }, body: described, headers: { "If-Match": etag } });
    // The same wish again is answered as it was, though the picture has been described since; another is another.
    expect(await (await send("one")).json()).toEqual(picture);
    expect(await (await send("two")).json()).toMatchObject({ id, alt: "Blue" });
    expect((await send("one", new Uint8Array([1]))).status).toBe(422);
    const code = await written(desk.owner, "Herons");
    const replace = async (seen: string) =>
      desk.owner.call("replacePicture", {
        ...{ params: { id }, body: { by: "0".repeat(64), codes: [code], keepCaption: false } },
        headers: { "If-Match": seen },
      });
    expect((await replace(etag)).problem.detail).toBe("Someone else described this picture meanwhile.");
    const now = (await desk.owner.call("openPicture", { params: { id } })).value.etag;
    expect((await replace(now)).problem.detail).toBe("There is no such picture in the library.");
    const comment = await entered(desk.press, "Threats.", { reader: null, network: "n1" });
    const ban = { params: { id: comment }, body: { until: null, reason: "Threats." } };
    expect((await desk.owner.call("banWriter", { ...ban, headers: { "If-Match": '"2"' } })).status).toBe(412);
    expect((await desk.owner.call("listBans")).value.bans).toEqual([]);
    expect((await desk.owner.call("banWriter", { ...ban, headers: { "If-Match": '"1"' } })).status).toBe(200);
  });
});

onBoth("a one-time link", (newPlace) => {
  test("lets in the one whose answer was lost, by the same key, and nobody else", async () => {
    const desk = await openDeskHouse(await newPlace());
    const body = { email: "new@news.example", name: "New", roles: ["reporter" as const] };
    const { link } = (await desk.owner.call("invitePerson", { body })).value;
    const join = (key: string, given = password) =>
      desk.as("").fetch("/api/v1/desk/join", {
        ...{ method: "POST", headers: { "Idempotency-Key": key } },
        body: JSON.stringify({ secret: link.split("#")[1], name: "New", email: "", password: given }),
      });
    const first = await join("a");
    expect(first.status).toBe(201);
    const again = await join("a");
    expect([again.status, await again.json()]).toEqual([201, await first.json()]);
    expect((await join("a", "another long password")).status).toBe(422);
    expect((await join("b")).status).toBe(410);
    expect((await desk.signIn("new@news.example")).status).toBe(200);
  });

  test("sets no password over one that its owner has changed since the link was opened", async () => {
    const desk = await openDeskHouse(await newPlace());
    const rana = await desk.join("Rana", ["reporter"]);
    const headers = { "If-Match": await etagOf(desk.owner, rana.id) };
    const { link } = (await desk.owner.call("passwordLink", { params: { id: rana.id }, body: {}, headers })).value;
    const secret = link.split("#")[1] ?? "";
    const post = async (path: string, sent: object, more: Record<string, string> = {}) =>
      desk.as("").fetch(`/api/v1/desk/${path}`, { method: "POST", body: JSON.stringify(sent), headers: more });
    const { etag } = (await (await post("password-link", { secret })).json()) as { etag: string };
    const own = "her own new password";
    const change = { currentPassword: password, newPassword: own };
    await rana.fetch("/api/v1/auth/change-password", { method: "POST", body: JSON.stringify(change) });
    const set = async (seen: string) =>
      (
        await post(
          "new-password",
          { secret, password: "one by the link" },
          { "If-Match": seen, "Idempotency-Key": "once" },
        )
      ).status;
    expect(await set(etag)).toBe(412);
    expect((await desk.signIn(rana.email, own)).status).toBe(200);
    const now = (await (await post("password-link", { secret })).json()) as { etag: string };
    expect(await set(now.etag)).toBe(201);
    // The answer that was lost comes again; nobody is thrown out a second time.
    const inside = desk.as(cookieOf(await desk.signIn(rana.email, "one by the link")));
    expect(await set(now.etag)).toBe(201);
    expect((await inside.call("me")).status).toBe(200);
  });
});
