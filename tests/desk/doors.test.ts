import sharp from "sharp";
import { expect, test } from "vitest";
import { type DeskDoor, deskPaths } from "../../src/contract/desk-paths.js";
import { cookieOf, openDeskHouse, password } from "../setup/desk.js";
import { onBoth } from "../setup/places.js";
import { publishedBy, written } from "./written.js";

onBoth("the desk's doors", (newPlace) => {
  test("every one of them is shut to a stranger, and to a page that is not ours", async () => {
    const desk = await openDeskHouse(await newPlace());
    const stranger = desk.as("");
    for (const door of Object.keys(deskPaths) as DeskDoor[]) {
      const params = { code: "1", id: "x", seq: "1", edition: "en" };
      expect((await stranger.call(door, { params, headers: { "If-Match": "x" } })).status, door).toBe(401);
    }
    const elsewhere = desk.as(desk.owner.cookie, { Origin: "https://evil.example" });
    const begun = await elsewhere.call("beginStory", { body: { edition: "en", section: null, headline: "x" } });
    expect(begun.status).toBe(403);
    for (const path of ["/api/v1/desk/events", "/desk/preview/1", "/api/v1/desk/pictures/x/320"])
      expect([401, 404], path).toContain((await desk.get(path)).status);
  });

  test("a session is dead at once after signing out, here and in every other window", async () => {
    const desk = await openDeskHouse(await newPlace());
    const other = desk.as(cookieOf(await desk.signIn(desk.owner.email)));
    expect((await other.call("me")).status).toBe(200);
    await desk.owner.fetch("/api/v1/auth/revoke-other-sessions", { method: "POST", body: "{}" });
    expect((await other.call("me")).status).toBe(401);
    await desk.owner.fetch("/api/v1/auth/sign-out", { method: "POST", body: "{}" });
    expect((await desk.owner.call("me")).status).toBe(401);
  });

  test("wrong passwords lock an address for a while, the right one too", async () => {
    const desk = await openDeskHouse(await newPlace());
    for (let count = 0; count < 10; count += 1)
      expect((await desk.signIn(desk.owner.email, "not the password")).status).toBe(401);
    const locked = await desk.signIn(desk.owner.email, password);
    expect(locked.status).toBe(429);
    expect(((await locked.json()) as { message: string }).message).toContain("quarter of an hour");
  });

  test("nobody joins without an invitation, and an invitation works once", async () => {
    const desk = await openDeskHouse(await newPlace());
    const post = (path: string, body: unknown) =>
      desk.as("").fetch(path, {
        ...{ method: "POST", body: JSON.stringify(body) },
        headers: { "Idempotency-Key": crypto.randomUUID() },
      });
    expect(
      (await post("/api/v1/auth/sign-up/email", { email: "x@x.example", password, name: "X" })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(
      (await post("/api/v1/desk/join", { secret: "guess", name: "X", email: "x@x.example", password })).status,
    ).toBe(410);
    const invited = await desk.owner.call("invitePerson", {
      body: { email: "new@news.example", name: "New", roles: ["reporter"] },
    });
    const secret = invited.value.link.split("#")[1];
    expect((await post("/api/v1/desk/join", { secret, name: "New", email: "", password })).status).toBe(201);
    expect((await post("/api/v1/desk/join", { secret, name: "Again", email: "", password })).status).toBe(410);
    const roles = (await desk.owner.call("listPeople")).value.people.find(
      ({ email }) => email === "new@news.example",
    )?.roles;
    expect(roles).toEqual(["reporter"]);
  });

  test("whoever is dismissed is out at once and stays out; the last administrator stays", async () => {
    const desk = await openDeskHouse(await newPlace());
    const rana = await desk.join("Rana", ["reporter"]);
    const people = (await desk.owner.call("listPeople")).value.people;
    const dismiss = (id: string) => {
      const etag = people.find((one) => one.id === id)?.etag ?? "";
      return desk.owner.call("changePerson", {
        params: { id },
        body: { roles: ["reporter"], dismissed: true },
        headers: { "If-Match": etag },
      });
    };
    expect((await dismiss(rana.id)).status).toBe(200);
    expect((await rana.call("me")).status).toBe(401);
    expect((await desk.signIn(rana.email)).status).toBe(401);
    expect((await dismiss(desk.owner.id)).problem.detail).toContain("last administrator");
  });

  test("a token does what its scopes say, where no session is wanted, and nothing once it is revoked", async () => {
    const desk = await openDeskHouse(await newPlace());
    const made = await desk.owner.call("makeToken", { body: { name: "wire desk", scopes: ["write"] } });
    const program = desk.as("", { Authorization: `Bearer ${made.value.token}` });
    const begun = await program.call("beginStory", { body: { edition: "en", section: null, headline: "By wire" } });
    expect(begun.value.row.begunBy).toBe("token:wire desk");
    const { code } = begun.value.row;
    expect(
      (
        await program.call("actOnStory", {
          params: { code },
          body: { act: "submit", note: null, at: null },
          headers: { "If-Match": begun.etag ?? "" },
        })
      ).status,
    ).toBe(403);
    expect((await program.call("listPeople")).status).toBe(403);
    expect((await program.call("makeToken", { body: { name: "more", scopes: ["publish"] } })).status).toBe(403);
    // Who brings a token is not taken for the person whose cookie came along.
    const both = desk.as(desk.owner.cookie, { Authorization: `Bearer ${made.value.token}` });
    expect((await both.call("listPeople")).status).toBe(403);
    expect((await desk.as("", { Authorization: "Bearer dl_guess" }).call("me")).status).toBe(401);
    const [token] = (await desk.owner.call("listTokens")).value.tokens;
    const headers = { "If-Match": token?.etag ?? "" };
    expect((await desk.owner.call("revokeToken", { params: { id: made.value.id }, headers })).status).toBe(200);
    expect((await program.call("me")).status).toBe(401);
  });

  test("the same wish twice is done once, and a key is not lent to another wish", async () => {
    const desk = await openDeskHouse(await newPlace());
    const headers = { "Idempotency-Key": "the-same" };
    const ask = { body: { edition: "en", section: null, headline: "Once" }, headers };
    const [first, second] = await Promise.all([desk.owner.call("beginStory", ask), desk.owner.call("beginStory", ask)]);
    expect(second.value.row.code).toBe(first.value.row.code);
    const other = await desk.owner.call("beginStory", {
      body: { edition: "en", section: null, headline: "Other" },
      headers,
    });
    expect(other.status).toBe(422);
    expect((await desk.owner.call("beginStory", { ...ask, headers: { "Idempotency-Key": "" } })).status).toBe(428);
    const code = first.value.row.code;
    expect(
      (await desk.owner.call("actOnStory", { params: { code }, body: { act: "submit", note: null, at: null } })).status,
    ).toBe(428);
  });

  test("everything done is on the record, and can be found", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await publishedBy(desk.owner, "One");
    await desk.owner.act(code, "kill", { note: "Zebra was wrong." });
    const found = (await desk.owner.call("readAudit", { query: { words: "zebra" } })).value.entries;
    expect(found.map(({ act, subject, actor }) => [act, subject, actor])).toEqual([
      ["killed", `story ${code}`, `person:${desk.owner.id}`],
    ]);
    const all = (await desk.owner.call("readAudit", { query: {} })).value.entries.map(({ act }) => act);
    expect(all).toEqual(
      expect.arrayContaining(["joined", "signed in with a password", "published", "approved", "saved"]),
    );
    const rana = await desk.join("Rana", ["reporter"]);
    expect((await rana.call("readAudit", { query: {} })).status).toBe(403);
  });

  test("a picture brings its own words, is found by them, and stands in a story only with text and credit", async () => {
    const desk = await openDeskHouse(await newPlace());
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="The Agency"><dc:creator><rdf:Seq><rdf:li>Sara Ahmadi</rdf:li></rdf:Seq></dc:creator><dc:description><rdf:Alt><rdf:li>A heron at the pier</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
    const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#336699" } })
      .withXmp(xmp)
      .jpeg()
      .toBuffer();
    const sent = await desk.owner.fetch("/api/v1/desk/pictures", {
      method: "POST",
      headers: { "Content-Type": "image/jpeg", "Idempotency-Key": "herons" },
      body: new Uint8Array(bytes),
    });
    expect(sent.status).toBe(201);
    const picture = (await sent.json()) as { id: string; caption: string; credit: string; alt: string };
    expect(picture).toMatchObject({ caption: "A heron at the pier", credit: "Sara Ahmadi / The Agency", alt: "" });
    expect(
      (await desk.owner.call("listPictures", { query: { words: "HERON ahmadi" } })).value.pictures.map(({ id }) => id),
    ).toEqual([picture.id]);
    expect((await desk.owner.fetch(`/api/v1/desk/pictures/${picture.id}/320`)).headers.get("content-type")).toBe(
      "image/webp",
    );
    const code = await written(desk.owner, "Herons");
    const open = await desk.owner.call("openStory", { params: { code } });
    const placed = { id: picture.id, width: 900, height: 600, alt: "", caption: null, credit: picture.credit };
    const words = { ...open.value.words, picture: placed };
    const withPicture = await desk.owner.call("writeStory", {
      params: { code },
      body: { words },
      headers: { "If-Match": open.etag ?? "" },
    });
    expect(withPicture.value.checklist.blocks).toEqual(["alt"]);
    expect((await desk.owner.act(code, "approve")).problem.detail).toBe("Not yet: a picture has no alternative text.");
    expect(
      (await desk.owner.call("openPicture", { params: { id: picture.id } })).value.usedIn.map((row) => row.code),
    ).toEqual([code]);
    // Not public before its story is: not by its own address, but in the preview.
    expect((await desk.get(`/media/${picture.id}/320.jpg`)).status).toBe(404);
    const preview = await (await desk.owner.fetch(`/desk/preview/${code}`)).text();
    expect(preview).toContain(`/desk/preview/${code}/media/${picture.id}/`);
    // What nobody can read yet nobody can answer either: no box for comments, and no script.
    expect(preview).not.toMatch(/<script (?!type="application\/ld\+json")|\/comments/);
    expect((await desk.owner.fetch(`/desk/preview/${code}/media/${picture.id}/320.jpg`)).status).toBe(200);
    expect((await desk.get(`/desk/preview/${code}/media/${picture.id}/320.jpg`)).status).toBe(404);
  });

  test("a preview link shows a draft to someone outside, and dies by itself", async () => {
    const desk = await openDeskHouse(await newPlace());
    const code = await written(desk.owner, "Secret for now");
    const made = await desk.owner.call("previewLink", { params: { code }, body: {} });
    const path = new URL(made.value.url).pathname;
    const seen = await desk.get(path);
    expect(seen.text).toContain("Body of Secret for now.");
    expect(seen.text).not.toContain('<script type="module"');
    expect(seen.headers).toMatchObject({ "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow" });
    desk.clock.pass(49 * 60 * 60 * 1000);
    expect((await desk.get(path)).status).toBe(404);
    expect((await desk.get(`/${code}`)).status).toBe(404);
  });
});
