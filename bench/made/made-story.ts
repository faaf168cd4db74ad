import { type Chance, chanceOf, zipf } from "./chance.js";
import { tongues } from "./tongues.js";
import { makeVocabulary, titled, type Vocabulary } from "./vocabulary.js";

export interface Making {
  readonly seed: number;
  readonly stories: number;
  /** The years the stories spread over, to the end of 2024. */
  readonly years: number;
  /** Whether all of them are of one edition and one section. */
  readonly oneSection: boolean;
}

const ends = Date.UTC(2025, 0, 1);
const year = 365.25 * 24 * 3600_000;
/** Shares of stories that follow another one, and that only repeat it with something added. */
const following = 0.38;
const repeating = 0.05;
/** The longest an event comes back after, in days. */
const longest = 20;

/** A story in the shape of a ninjs line. */
export type Line = Readonly<Record<string, unknown>>;

/** The story at a place of the series: a pure function of the making and the place. */
export function createMaker(making: Making): (at: number) => Line {
  const vocabularies = tongues.map((tongue, place) => makeVocabulary(making.seed, tongue, place));
  const perDay = making.stories / (making.years * 365.25);
  const step = (making.years * year) / making.stories;
  return (at) => {
    const event = eventOf(making.seed, at, perDay);
    const vocabulary = vocabularies[making.oneSection ? 0 : tongueOf(making.seed, event)] as Vocabulary;
    const original = repeated(making.seed, at, { event, perDay });
    const told = tell(vocabulary, { making, event, at: original });
    const published = Math.floor(ends - making.years * year + at * step);
    return asLine(vocabulary, original === at ? told : withMore(vocabulary, told, { seed: making.seed, at }), {
      ...{ at, published, seed: making.seed },
    });
  };
}

/** The place of the story an event began with: most stories begin one, the others follow an earlier one by days. */
function eventOf(seed: number, at: number, perDay: number): number {
  let place = at;
  for (;;) {
    const chance = chanceOf(seed, place, 1);
    if (chance.next() >= following) return place;
    const back = Math.ceil(longest * chance.next() ** 2 * perDay) + chance.below(3);
    if (back === 0 || back > place) return place;
    place -= back;
  }
}

/** The place of the story that this one repeats; its own where it repeats none. */
function repeated(seed: number, at: number, { event, perDay }: { event: number; perDay: number }): number {
  const chance = chanceOf(seed, at, 2);
  if (at === event || chance.next() >= repeating / following) return at;
  return at - event <= 2 * perDay + 2 ? event : at;
}

function tongueOf(seed: number, event: number): number {
  let left = chanceOf(seed, event, 3).below(100);
  return tongues.findIndex(({ share }) => {
    left -= share;
    return left < 0;
  });
}

interface Told {
  readonly section: readonly [slug: string, name: string];
  readonly topics: readonly string[];
  readonly people: readonly string[];
  readonly place: string;
  readonly body: string;
  readonly headline: string;
  readonly standfirst: string | null;
  readonly paragraphs: readonly string[];
}

interface Matter {
  readonly vocabulary: Vocabulary;
  readonly section: number;
  /** Words and names that come again in every story of the event. */
  readonly own: readonly string[];
  readonly chance: Chance;
}

function tell(vocabulary: Vocabulary, { making, event, at }: { making: Making; event: number; at: number }): Told {
  const { seed, oneSection } = making;
  const of = chanceOf(seed, event, 4);
  const drawn = zipf(of, vocabulary.tongue.sections.length, 2);
  const section = oneSection ? 0 : drawn;
  const people = [0, 1, 2].map(() => vocabulary.people[zipf(of, vocabulary.people.length, 30)] ?? "");
  const place = vocabulary.places[zipf(of, vocabulary.places.length, 10)] ?? "";
  const body = vocabulary.bodies[zipf(of, vocabulary.bodies.length, 20)] ?? "";
  const topics = [...new Set([0, 1].map(() => vocabulary.topics[zipf(of, vocabulary.topics.length, 4)] ?? ""))];
  const own = Array.from({ length: 14 }, () => vocabulary.words[400 + zipf(of, 40_000, 2000)] ?? "");
  const chance = chanceOf(seed, at, 5);
  const matter = { vocabulary, section, own: [...own, ...people, place, body], chance };
  const paragraphs = Array.from({ length: 4 + zipf(chance, 22, 12) }, () => paragraph(matter));
  const headline = titled([chance.pick(own), ...phrase(matter, 3 + chance.below(4)), place].join(" "));
  const standfirst = chance.next() < 0.7 ? sentence(matter, 12 + chance.below(10)) : null;
  const sections = vocabulary.tongue.sections;
  return {
    section: sections[section] ?? ["news", "News"],
    topics,
    people,
    place,
    body,
    headline,
    standfirst,
    paragraphs,
  };
}

/** A wire's repeat: the same words with a new head and one paragraph more. */
function withMore(vocabulary: Vocabulary, told: Told, { seed, at }: { seed: number; at: number }): Told {
  const chance = chanceOf(seed, at, 6);
  const matter = { vocabulary, section: 0, own: [told.place, told.body], chance };
  const headline = `${vocabulary.tongue.update} ${1 + chance.below(3)}: ${told.headline}`;
  return { ...told, headline, paragraphs: [...told.paragraphs, paragraph(matter)] };
}

function paragraph(matter: Matter): string {
  const sentences = 1 + matter.chance.below(2);
  return Array.from({ length: sentences }, () => sentence(matter, 8 + matter.chance.below(16))).join(" ");
}

const sentence = (matter: Matter, length: number): string =>
  titled(phrase(matter, length).join(" ")) + matter.vocabulary.tongue.stop;

function phrase({ vocabulary, section, own, chance }: Matter, length: number): readonly string[] {
  const { words, tongue } = vocabulary;
  const rare = words.length - 300;
  return Array.from({ length }, () => {
    const dice = chance.next();
    if (dice < 0.09) return chance.pick(own);
    if (dice < 0.11) return String(1 + zipf(chance, 3000, 12));
    const rank = zipf(chance, words.length);
    if (rank < 300) return words[rank] ?? tongue.said;
    // Each section has its own favourites among the rarer words.
    return words[300 + ((rank - 300 + section * 131) % rare)] ?? tongue.said;
  });
}

function asLine(
  { tongue }: Vocabulary,
  told: Told,
  { at, published, seed }: { at: number; published: number; seed: number },
): Line {
  const [slug, name] = told.section;
  return {
    uri: `urn:bench:${seed}:${at}`,
    standard: { name: "ninjs", version: "3.1" },
    type: "text",
    language: tongue.language,
    pubStatus: "usable",
    firstCreated: new Date(published).toISOString(),
    altIds: [{ role: "storyCode", value: String(at + 1) }],
    headlines: [{ role: "main", value: told.headline }],
    ...(told.standfirst !== null && { descriptions: [{ role: "lead", value: told.standfirst }] }),
    bodies: [{ role: "main", contentType: "text/html", value: told.paragraphs.map((one) => `<p>${one}</p>`).join("") }],
    byline: told.people[2],
    located: told.place,
    infoSources: [{ rel: "agency", name: tongue.agency }],
    subjects: [{ rel: "section", literal: slug, name }, ...told.topics.map((topic) => ({ rel: "about", name: topic }))],
    people: told.people.slice(0, 2).map((one) => ({ name: one })),
    places: [{ name: told.place }],
    organisations: [{ name: told.body }],
  };
}
