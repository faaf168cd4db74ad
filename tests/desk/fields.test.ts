import { expect, test } from "vitest";
import { ar } from "../../src/desk/words/ar.js";
import { type DeskWords, en } from "../../src/desk/words/en.js";
import { fa } from "../../src/desk/words/fa.js";
import type { Say } from "../../src/desk/words/speak.js";
import { told, type Why } from "../../src/desk/words/told.js";
import { openDeskHouse } from "../setup/desk.js";
import { newPlace } from "../setup/places.js";

const speaking =
  (words: DeskWords): Say =>
  (word, values = {}) =>
    words[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

test("a field that cannot be read is named, with what is wrong, in the language of whoever wrote it", async () => {
  const desk = await openDeskHouse(await newPlace("sqlite"));
  const headers = { "Idempotency-Key": "x", "If-Match": "x" };
  const said = async (method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await desk.owner.fetch(`/api/v1/desk/${path}`, { method, headers, ...sent });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    const { why, detail } = (await answer.json()) as { why: Why; detail: string };
    expect(told(why, speaking(en))).toBe(detail);
    return { en: detail, fa: told(why, speaking(fa)), ar: told(why, speaking(ar)) };
  };
  const join = { secret: "x", name: "New", email: "", password: "a long enough password" };
  expect(await said("POST", "join", { ...join, password: "short" })).toEqual({
    en: "password: it is too short, with less than 10 characters.",
    fa: "password: کوتاه است؛ کمتر از 10 نویسه دارد.",
    ar: "password: قصير، أقل من 10 حرفًا.",
  });
  const english = async (...ask: Parameters<typeof said>) => (await said(...ask)).en;
  expect(await english("POST", "join", { ...join, name: " " })).toBe("name: it is missing.");
  expect(await english("POST", "join", { ...join, name: "n".repeat(101) })).toBe(
    "name: it is too long, with more than 100 characters.",
  );
  expect(await english("POST", "join", { ...join, email: "nobody" })).toBe("email: that is no e-mail address.");
  expect(await english("POST", "people", { email: "x@x.example", name: "X" })).toBe("roles: it is missing.");
  expect(await english("POST", "people", { email: "x@x.example", name: "X", roles: [] })).toBe(
    "roles: there are too few, less than 1.",
  );
  expect(await english("POST", "hooks", { url: "https://x.example", acts: Array(21).fill("published") })).toBe(
    "acts: there are too many, more than 20.",
  );
  expect(await english("PUT", "comment-rules", { scope: "*", policy: { longest: 5 } })).toBe(
    "policy.longest: it is too low, less than 20.",
  );
  expect(await english("POST", "stories")).toBe("body: it is missing.");
  expect(await english("GET", `pictures?words=${"w".repeat(201)}`)).toBe(
    "words: it is too long, with more than 200 characters.",
  );
  // What is rare, and a program's, keeps its detail.
  const odd = await said("POST", "people", { email: "x@x.example", name: "X", roles: ["king"] });
  expect(odd.en).toMatch(/^roles\.0: .*reporter/);
  expect(odd.fa).toMatch(/^roles\.0: آن نیست که اینجا خواسته می‌شود \(.*reporter/);
});
