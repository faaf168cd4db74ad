import { type Chance, chanceOf, zipf } from "./chance.js";
import type { Tongue } from "./tongues.js";

/** Words a language has, beside those of its grammar. */
const invented = 60_000;
const people = 8_000;
const places = 2_000;
const bodies = 2_000;
const topics = 500;

/** A language's words and names, the frequent ones first; the same for the same seed. */
export interface Vocabulary {
  readonly tongue: Tongue;
  readonly words: readonly string[];
  readonly people: readonly string[];
  readonly places: readonly string[];
  readonly bodies: readonly string[];
  readonly topics: readonly string[];
}

export function makeVocabulary(seed: number, tongue: Tongue, place: number): Vocabulary {
  const chance = chanceOf(seed, place, 11);
  const words = [...tongue.grammar, ...distinct(invented, () => word(chance, tongue))];
  const name = (): string => titled(word(chance, tongue));
  const plain = words.slice(tongue.grammar.length);
  return {
    tongue,
    words,
    people: distinct(people, () => `${name()} ${name()}`),
    places: distinct(places, name),
    bodies: distinct(bodies, () => `${name()} ${titled(plain[zipf(chance, plain.length, 200)] ?? "")}`),
    topics: distinct(
      topics,
      () => `${plain[zipf(chance, plain.length, 900)]} ${plain[zipf(chance, plain.length, 900)]}`,
    ),
  };
}

function word(chance: Chance, { onsets, cores, endings }: Tongue): string {
  const syllables = 1 + zipf(chance, 3, 1);
  let made = "";
  for (let at = 0; at < syllables; at += 1) made += chance.pick(onsets) + chance.pick(cores);
  return chance.next() < 0.8 ? made + chance.pick(endings) : made;
}

function distinct(count: number, make: () => string): readonly string[] {
  const all = new Set<string>();
  while (all.size < count) all.add(make());
  return [...all];
}

export const titled = (text: string): string => text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
