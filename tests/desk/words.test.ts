import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorTable } from "../../src/contract/errors.js";
import { ar } from "../../src/desk/words/ar.js";
import { type DeskWord, type DeskWords, en } from "../../src/desk/words/en.js";
import { fa } from "../../src/desk/words/fa.js";
import type { Say } from "../../src/desk/words/speak.js";
import { told } from "../../src/desk/words/told.js";
import { auditActs } from "../../src/domain/person/audit-act.js";
import { permissions } from "../../src/domain/person/permissions.js";
import { roles } from "../../src/domain/person/role.js";
import { because } from "../../src/domain/refusal/refusal.js";
import { type RefusalCode, refusals, refusalWords } from "../../src/domain/refusal/refusals.js";

const tongues: readonly (readonly [string, DeskWords, RegExp])[] = [
  ["English", en, /[A-Za-z]/],
  ["Persian", fa, /\p{Script=Arabic}/u],
  ["Arabic", ar, /\p{Script=Arabic}/u],
];
const speaking =
  (words: DeskWords): Say =>
  (word: DeskWord, values = {}) =>
    words[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** Words that are filled in wholly, or are signs. */
const withoutLetters = /^(?:\{\w+\}|comma)$/;
const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

test.each(tongues)("%s says every permission, refusal, role and act, in its own letters", (_name, words, letters) => {
  const wanted = [
    ...Object.keys(permissions).map((name) => `may-${name}`),
    ...Object.keys(refusals).map((code) => `no-${code}`),
    ...Object.keys(refusalWords),
    ...Object.keys(errorTable).map((code) => `problem-${code}`),
    ...roles.map((role) => `role-${role}`),
    ...auditActs.map((act) => `did-${act}`),
  ];
  expect(wanted.length).toBeGreaterThan(150);
  for (const word of wanted) expect(words[word as DeskWord], word).toBeTypeOf("string");
  expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
  for (const [word, text] of Object.entries(words))
    if (!withoutLetters.test(text) && word !== "comma") expect(text, word).toMatch(letters);
});

test.each(tongues.slice(1))("%s fills in what the English sentences fill in", (_name, words) => {
  for (const [word, text] of Object.entries(en)) {
    // What is wrong in particular stands in English alone.
    if (text === "{detail}") continue;
    expect(holes(words[word as DeskWord]), word).toEqual(holes(text));
  }
});

test("a refusal is one sentence with nothing left to fill in, in every language", () => {
  const values = {
    ...{ permission: "send back", standing: "takenDown", stage: "draft", act: "unscheduled", blocks: "alt,legal" },
    ...{ code: 7, edition: "xx", list: "x", lists: "a, b", acts: "published", reason: "It is empty." },
    ...{ place: "name", detail: "Not this.", least: 1, most: 9 },
  };
  for (const code of Object.keys(refusals) as RefusalCode[])
    for (const [, words, letters] of tongues) {
      const text = told(because(code, values), speaking(words));
      expect(text, code).toMatch(letters);
      expect(text, code).not.toMatch(/[{}]|undefined/);
    }
  expect(told(because("standing", { standing: "killed", act: "published" }), speaking(en))).toBe(
    "A story that is killed cannot be published.",
  );
  expect(told(because("blocked", { blocks: "alt,legal" }), speaking(fa))).toBe(
    "هنوز نه: تصویری متن جایگزین ندارد، در انتظار وکیل است.",
  );
});

test("a house that is newer than the page is still understood: what it says in English stands", () => {
  const later = { code: "not-thought-of", values: {}, sentence: "Said later." };
  expect(told(later, speaking(fa))).toBe("Said later.");
  const grant = { code: "permission", values: { permission: "not-thought-of" }, sentence: "Only some may." };
  expect(told(grant, speaking(ar))).toBe("Only some may.");
});

test("the list of refusals has none that nobody is given any more", () => {
  const files = globSync("src/{newsroom,api,domain}/**/*.ts").filter((file) => !file.endsWith("refusals.ts"));
  const source = files.map((file) => readFileSync(file, "utf8")).join("\n");
  // Which of the standings a story is closed in is put together where it is given.
  const written = Object.keys(refusals).filter((code) => !/^is-(?:killed|takenDown|spiked)$/.test(code));
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter((code) => !source.includes(`"${code}"`))).toEqual([]);
});
