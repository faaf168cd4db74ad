import { expect, test } from "vitest";
import { inPieces, nameBeing, peopleCalled, withIds } from "../../src/desk/editor/notes/name-people.js";

const people = [
  { id: "sara", name: "Sara" },
  { id: "sara-ahmadi", name: "Sara Ahmadi" },
  { id: "emile", name: "Émile Zola" },
  { id: "reza", name: "رضا کریمی" },
];

test("a name is being typed after an @ that begins a word, not within an address", () => {
  expect(nameBeing("ask @Sar", 8)).toEqual({ from: 4, typed: "Sar" });
  expect(nameBeing("@رضا", 4)).toEqual({ from: 0, typed: "رضا" });
  expect(nameBeing("@Sara Ah and", 8)).toEqual({ from: 0, typed: "Sara Ah" });
  expect(nameBeing("mail sara@news.example", 14)).toBeNull();
  expect(nameBeing("@Sara is the one", 16)).toBeNull();
});

test("people are found by any word of their name, with or without accents", () => {
  expect(peopleCalled(people, "ahm").map(({ id }) => id)).toEqual(["sara-ahmadi"]);
  expect(peopleCalled(people, "emi").map(({ id }) => id)).toEqual(["emile"]);
  expect(peopleCalled(people, "کر").map(({ id }) => id)).toEqual(["reza"]);
  expect(peopleCalled(people, "").length).toBe(4);
});

test("a note goes out with ids, the longest name first, and is read with names again", () => {
  const text = "@Sara Ahmadi and @Sara, see @رضا کریمی at desk@news.example";
  const sent = withIds(text, people);
  expect(sent).toBe("@sara-ahmadi and @sara, see @reza at desk@news.example");
  expect(
    inPieces(sent, people)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
  expect(inPieces(sent, people).filter(({ names }) => names).length).toBe(3);
  expect(withIds("@Saraband", people)).toBe("@Saraband");
});
