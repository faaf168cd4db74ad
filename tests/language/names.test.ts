import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bylineNames } from "../../src/language/names/byline-names.js";
import { nameKey, nameReadings } from "../../src/language/names/name-key.js";

const isTakenFor = (name: string, known: string): boolean => nameReadings(name).includes(nameKey(known));

describe("a name is taken for another", () => {
  test.each([
    ["in capitals", "Sara Ahmadi", "SARA AHMADI"],
    ["without its accents", "Zoë Çelik", "Zoe Celik"],
    ["without its space, or with more", "Sara Ahmadi", "SaraAhmadi"],
    ["with points and hyphens", "Sara Ahmadi", "-Sara.Ahmadi-"],
    ["with invisible characters", "Sara Ahmadi", "Sa\u200bra Ah\u2060madi"],
    ["in Cyrillic look-alikes", "Sara Ahmadi", "Ѕаrа Аhmаdі"],
    ["in full width", "Sara Ahmadi", "Ｓａｒａ Ａｈｍａｄｉ"],
    ["in mathematical letters", "Sara Ahmadi", "𝐒𝐚𝐫𝐚 𝐀𝐡𝐦𝐚𝐝𝐢"],
    ["with a digit for a letter", "Sara Ahmadi", "S4ra Ahmad1"],
    ["with a capital I for a small l", "Sara Ali", "Sara AIi"],
    ["with a small l for a capital I", "Ian Moss", "lan Moss"],
    ["with a stroke for a small l", "Ali Ilam", "A|i I1am"],
    ["with Arabic yeh and kaf for the Persian", "شیرین کریمی", "شيرين كريمي"],
    ["with vowel marks and tatweel", "محمد", "مُحَمَّـــد"],
    ["with a joiner for a space", "علی رضا", "علی\u200cرضا"],
    ["with hamza upon its alef", "احمد", "أحمد"],
    ["with Turkish dots left out", "İbrahim Işık", "ibrahim isik"],
  ])("%s", (_how, known, name) => {
    expect(isTakenFor(name, known)).toBe(true);
  });

  test.each([
    ["Sara Ahmadi", "Sara Ahmad"],
    ["Ila", "Lia"],
    ["Lia", "Ila"],
    ["Ada", "Ida"],
    ["Ali Rezaei", "Ali Reza"],
    ["Omar", "Umar"],
    ["مریم", "مرین"],
    ["Reader 1", "Reader 2"],
  ])("but not %s for %s", (known, name) => {
    expect(isTakenFor(name, known)).toBe(false);
  });

  test("whatever it is: every name for itself, in time that grows with its length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        const readings = nameReadings(name);
        expect(readings.length).toBeLessThanOrEqual(64);
        expect(isTakenFor(name, name)).toBe(true);
      }),
    );
  });
});

test.each([
  ["Sara Ahmadi", ["Sara Ahmadi"]],
  ["By Sara Ahmadi and Max Bygrave", ["Sara Ahmadi", "Max Bygrave"]],
  ["by: Ann Lee (London), Joanna Smith", ["Ann Lee", "Joanna Smith"]],
  ["به قلم شیرین کریمی و سامی والی", ["شیرین کریمی", "سامی والی"]],
  ["بقلم: سامي منصور، ليلى وهبي", ["سامي منصور", "ليلى وهبي"]],
  ["Zeynep Işık ve Verda Çelik", ["Zeynep Işık", "Verda Çelik"]],
  ["", []],
])("the byline %j names %j", (byline, names) => {
  expect(bylineNames(byline)).toEqual(names);
});
