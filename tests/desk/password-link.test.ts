import { expect, test } from "vitest";
import { dateline } from "../setup/command.js";
import { type AtDesk, cookieOf, type DeskHouse, etagOf, openDeskHouse, password } from "../setup/desk.js";
import { onBoth } from "../setup/places.js";

const fresh = "another long password";
const secretOf = (link: string): string => link.split("#")[1] ?? "";
const post = (desk: DeskHouse, path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  desk.as("").fetch(`/api/v1/desk/${path}`, { method: "POST", body: JSON.stringify(body), headers });
const linkFor = async (owner: AtDesk, id: string) =>
  owner.call("passwordLink", { params: { id }, body: {}, headers: { "If-Match": await etagOf(owner, id) } });
/** Looks whose password a link sets, and sets it. */
async function set(desk: DeskHouse, secret: string, wanted = fresh): Promise<Response> {
  const { etag } = (await (await post(desk, "password-link", { secret })).json()) as { etag?: string };
  const headers = { "If-Match": etag ?? "none", "Idempotency-Key": crypto.randomUUID() };
  return post(desk, "new-password", { secret, password: wanted }, headers);
}

onBoth("a forgotten password", (newPlace) => {
  test("an administrator's link sets a new one, once, and ends every session its owner had", async () => {
    const desk = await openDeskHouse(await newPlace());
    const rana = await desk.join("Rana", ["reporter"]);
    const made = await linkFor(desk.owner, rana.id);
    expect(made.value.link).toMatch(/^http:\/\/localhost:\d+\/desk\/password#[\w-]{43}$/);
    const secret = secretOf(made.value.link);
    expect(await (await post(desk, "password-link", { secret })).json()).toEqual({
      ...{ name: "Rana", email: rana.email, etag: expect.any(String) },
    });
    expect((await rana.call("me")).status).toBe(200);
    expect((await set(desk, secret, "short")).status).toBe(400);
    expect((await set(desk, secret)).status).toBe(201);
    expect((await rana.call("me")).status).toBe(401);
    expect((await desk.signIn(rana.email, password)).status).toBe(401);
    const again = desk.as(cookieOf(await desk.signIn(rana.email, fresh)));
    expect((await again.call("me")).value.name).toBe("Rana");
    const used = await set(desk, secret, "a third long password");
    expect(used.status).toBe(410);
    expect(await used.json()).toMatchObject({ why: { code: "link-spent" } });
    expect((await again.call("me")).status).toBe(200);
  });

  test("it lifts the lock-out that brought someone to ask for it", async () => {
    const desk = await openDeskHouse(await newPlace());
    const rana = await desk.join("Rana", ["reporter"]);
    for (let count = 0; count < 10; count += 1) await desk.signIn(rana.email, "not the password");
    expect((await desk.signIn(rana.email, password)).status).toBe(429);
    const made = await linkFor(desk.owner, rana.id);
    await set(desk, secretOf(made.value.link));
    expect((await desk.signIn(rana.email, fresh)).status).toBe(200);
  });

  test("another link makes the one before void; one that is too old, or whose owner was dismissed, is dead", async () => {
    const desk = await openDeskHouse(await newPlace());
    const rana = await desk.join("Rana", ["reporter"]);
    const make = async () => secretOf((await linkFor(desk.owner, rana.id)).value.link);
    const first = await make();
    const second = await make();
    expect((await set(desk, first)).status).toBe(410);
    desk.clock.pass(7 * 24 * 60 * 60 * 1000);
    expect((await set(desk, second)).status).toBe(410);
    desk.clock.pass(-6 * 24 * 60 * 60 * 1000);
    const { etag } = (await desk.owner.call("listPeople")).value.people.find(({ id }) => id === rana.id) ?? {
      etag: "",
    };
    const body = { roles: ["reporter" as const], dismissed: true };
    await desk.owner.call("changePerson", { params: { id: rana.id }, body, headers: { "If-Match": etag } });
    expect((await post(desk, "password-link", { secret: second })).status).toBe(410);
    const refused = await linkFor(desk.owner, rana.id);
    expect([refused.status, refused.problem.detail]).toEqual([409, "This person was dismissed: take them back first."]);
  });

  test("only administrators make one or end someone's sessions; both are on the record, the secret nowhere", async () => {
    const desk = await openDeskHouse(await newPlace());
    const [rana, chief] = [await desk.join("Rana", ["reporter"]), await desk.join("Carla", ["chief"])];
    for (const door of ["passwordLink", "endSessions"] as const)
      expect(
        (await chief.call(door, { params: { id: rana.id }, body: {}, headers: { "If-Match": "x" } } as never)).status,
        door,
      ).toBe(403);
    const made = await linkFor(desk.owner, rana.id);
    expect((await linkFor(desk.owner, "nobody")).status).toBe(404);
    expect((await desk.owner.call("listPeople")).value.people.find(({ id }) => id === rana.id)?.sessions).toBe(1);
    const end = async () => {
      const headers = { "If-Match": await etagOf(desk.owner, rana.id) };
      return desk.owner.call("endSessions", { params: { id: rana.id }, headers });
    };
    expect((await end()).value).toEqual({ ended: 1 });
    expect((await rana.call("me")).status).toBe(401);
    await set(desk, secretOf(made.value.link));
    const record = (await desk.owner.call("readAudit", { query: { words: "rana" } })).value.entries;
    expect(record.map(({ act, actor }) => [act, actor])).toEqual(
      expect.arrayContaining([
        ["made a password link", `person:${desk.owner.id}`],
        ["ended someone's sessions", `person:${desk.owner.id}`],
        ["set a password by a link", `person:${rana.id}`],
      ]),
    );
    const { reader } = desk.press.database;
    const kept = JSON.stringify([
      await reader.selectFrom("password_link").selectAll().execute(),
      await reader.selectFrom("answered").selectAll().execute(),
      await reader.selectFrom("audit").selectAll().execute(),
    ]);
    expect(kept).toContain("made a password link");
    expect(kept).not.toContain(secretOf(made.value.link));
  });

  test("the same wish sent twice makes one link, which holds", async () => {
    const desk = await openDeskHouse(await newPlace());
    const rana = await desk.join("Rana", ["reporter"]);
    const headers = { "Idempotency-Key": "once", "If-Match": await etagOf(desk.owner, rana.id) };
    const ask = { params: { id: rana.id }, body: {}, headers };
    const first = await desk.owner.call("passwordLink", ask);
    const second = await desk.owner.call("passwordLink", ask);
    expect(second.value.link).toBe(first.value.link);
    expect((await post(desk, "password-link", { secret: secretOf(first.value.link) })).status).toBe(200);
  });

  test("the owner, too, comes back in: by the command line", async () => {
    const place = await newPlace();
    const desk = await openDeskHouse(place);
    await desk.press.database.transact(({ rows }) =>
      rows
        .insertInto("person_two_factor")
        .values({
          ...{ id: "x", user_id: desk.owner.id, secret: "x", backup_codes: "x", verified: 1 },
          ...{ failed_verification_count: 0, locked_until: null },
        })
        .execute(),
    );
    const told = await dateline(place, ["people", "link", desk.owner.email, "--origin", "https://news.example/"]);
    expect(told.status).toBe(0);
    const link = /https:\/\/news\.example\/desk\/password#[\w-]{43}/.exec(told.out)?.[0] ?? "";
    expect((await set(desk, secretOf(link))).status).toBe(201);
    expect((await desk.signIn(desk.owner.email, fresh)).status).toBe(200);
    // A lost telephone is another matter, and said by itself.
    expect(await desk.press.database.reader.selectFrom("person_two_factor").select("id").execute()).toHaveLength(1);
    expect((await dateline(place, ["people", "link", desk.owner.email, "--without-codes"])).status).toBe(0);
    expect(await desk.press.database.reader.selectFrom("person_two_factor").select("id").execute()).toEqual([]);
    const nobody = await dateline(place, ["people", "link", "nobody@news.example"]);
    expect(nobody).toMatchObject({ status: 1, err: expect.stringContaining("Nobody by that name works here.") });
  });
});
