import { chanceOf } from "../made/chance.js";
import { tongues } from "../made/tongues.js";
import { makeVocabulary } from "../made/vocabulary.js";
import type { Answer, Running } from "./running.js";

/** One thing that is measured: what a turn of it does, and the milliseconds that count. */
export interface Question {
  readonly name: string;
  readonly turns: number;
  readonly ask: (house: Running, turn: number) => Promise<number>;
}

const clock = async (work: () => Promise<Answer>, wanted = 200): Promise<number> => {
  const began = performance.now();
  const { status, text } = await work();
  const took = performance.now() - began;
  if (status !== wanted) throw new Error(`answered ${status}: ${text.slice(0, 300)}`);
  return took;
};

/** A page made anew, nothing of it kept. */
const page = (name: string, path: (house: Running) => string, turns = 30): Question => ({
  name,
  turns,
  ask: async (house) => {
    await house.forget();
    return clock(() => house.get(path(house)));
  },
});

/** A story anywhere in the archive; the same share of the way through, whatever the archive's size. */
const someCode = (house: Running, turn: number): number => 1 + chanceOf(turn, 77).below(house.facts.stories - 1000);

async function addressOf(house: Running, code: number): Promise<string> {
  const { headers, status } = await house.get(`/${code}`);
  if (status !== 301) throw new Error(`story ${code}: ${status}`);
  return String(headers.location);
}

const english = makeVocabulary(1, tongues[0] as (typeof tongues)[number], 0).words;
const asked = (turn: number, words: number): string => {
  const chance = chanceOf(turn, words, 78);
  return Array.from({ length: words }, () => english[80 + chance.below(1500)]).join(" ");
};
const search = (words: number): Question => ({
  name: `search, ${words === 1 ? "1 word" : `${words} words`}`,
  turns: 60,
  ask: (house, turn) =>
    clock(() => house.get(`/api/v1/editions/en/search?q=${encodeURIComponent(asked(turn, words))}`)),
});

const desk = (name: string, query: string): Question => ({
  name: `desk: ${name}`,
  turns: 30,
  ask: (house) => clock(() => house.desk(`/api/v1/desk/stories?${query.replace("TOPIC", house.facts.topic)}`)),
});

export const questions: readonly Question[] = [
  {
    name: "story page, related found anew",
    turns: 100,
    ask: async (house, turn) => {
      const address = await addressOf(house, someCode(house, turn));
      await house.forget();
      return clock(() => house.get(address));
    },
  },
  page("front", () => "/en/"),
  page("section, page 1", () => "/en/world/"),
  page("section, the deepest page", ({ facts }) => `/en/world/?before=${facts.deepSection.cursor}`),
  page("topic, page 1", ({ facts }) => `/en/topic/${encodeURIComponent(facts.topic)}`),
  page(
    "topic, the deepest page",
    ({ facts }) => `/en/topic/${encodeURIComponent(facts.topic)}?before=${facts.deepTopic.cursor}`,
  ),
  page("archive: a day", () => "/en/archive/2024/12/28"),
  page("archive: a month", () => "/en/archive/2024/12"),
  page("archive: a year", () => "/en/archive/2024"),
  page("archive: all years", () => "/en/archive/"),
  page("archive: a day in Persian", () => "/fa/archive/1403/10/08"),
  page("corrections", () => "/en/corrections"),
  page("feed, RSS", () => "/en/feed.xml"),
  page("feed, Atom, of a section", () => "/en/world/feed.atom"),
  page("sitemap index", () => "/sitemap.xml"),
  page("sitemap of a month", ({ facts }) => `/sitemap-en-${facts.month}-1of1.xml`),
  page("news sitemap", () => "/news-sitemap.xml"),
  page("search page", () => `/en/search?q=${encodeURIComponent(asked(3, 2))}`),
  search(1),
  search(2),
  search(3),
  desk("the queue of 300", "list=queue"),
  desk("the queue, words and section", "list=queue&words=draft&section=world"),
  desk("mine", "list=mine"),
  desk("published", "list=published"),
  desk("published, a section", "list=published&edition=en&section=opinion"),
  desk("published, a topic", "list=published&topic=TOPIC"),
  desk("published, words", `list=published&edition=en&words=${asked(5, 1)}`),
  desk("published, by someone", "list=published&person=bench"),
  desk("published, by nobody", "list=published&person=nobody"),
  desk("published, no such section", "list=published&section=nowhere"),
  desk("all, words in no headline", "list=all&edition=en&words=zzzz"),
  desk("all, an edition", "list=all&edition=tr"),
  desk("scheduled", "list=scheduled"),
  desk("withdrawn", "list=withdrawn"),
  {
    name: "desk: open an old story",
    turns: 60,
    ask: (house, turn) => clock(() => house.desk(`/api/v1/desk/stories/${someCode(house, turn + 5000)}`)),
  },
  {
    name: "desk: history of an old story",
    turns: 30,
    ask: (house, turn) => clock(() => house.desk(`/api/v1/desk/stories/${someCode(house, turn + 6000)}/history`)),
  },
  {
    name: "desk: related to an old story",
    turns: 60,
    ask: (house, turn) => clock(() => house.desk(`/api/v1/desk/stories/${someCode(house, turn + 7000)}/related`)),
  },
];
