import { chanceOf } from "../made/chance.js";
import type { Answer, Running } from "./running.js";

/** What pressing the button takes until the reader has it, in milliseconds from the press. */
export interface Publication {
  readonly answered: number;
  readonly page: number;
  readonly front: number;
  readonly feed: number;
  readonly search: number;
}

export interface Opened {
  readonly row: { readonly code: number };
  readonly etag: string;
  readonly words: Readonly<Record<string, unknown>>;
}

const stories = "/api/v1/desk/stories";
const paragraphs = (word: string) =>
  Array.from({ length: 12 }, (_, turn) => ({
    kind: "paragraph",
    text: [{ text: `Paragraph ${turn}: ${word} was said in the harbour, and by whom.` }],
  }));

/** A word that stands in no other story. */
const freshWord = (turn: number): string =>
  `zq${[...String(Date.now() % 1e9), ...String(turn)].map((digit) => "bcdfghjklm"[Number(digit)]).join("")}`;

function opened({ status, text }: Answer): Opened {
  if (status !== 200 && status !== 201) throw new Error(`answered ${status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Opened;
}

const act = async (house: Running, { row, etag }: Opened, name: string, note: string | null = null): Promise<Opened> =>
  opened(
    await house.desk(`${stories}/${row.code}/acts`, { method: "POST", etag, body: { act: name, note, at: null } }),
  );

/** A story written and approved at the desk, then published: looked for in four places at once. */
export async function publishOne(house: Running, turn: number): Promise<Publication> {
  const word = freshWord(turn);
  const begun = opened(
    await house.desk(stories, { method: "POST", body: { edition: "en", section: "world", headline: `The ${word}` } }),
  );
  const words = { ...begun.words, body: paragraphs(word) };
  const written = opened(
    await house.desk(`${stories}/${begun.row.code}/words`, { method: "PUT", etag: begun.etag, body: { words } }),
  );
  const approved = await act(house, await act(house, written, "submit"), "approve");
  const began = performance.now();
  await act(house, approved, "publish");
  const answered = performance.now() - began;
  const { headers } = await house.get(`/${begun.row.code}`);
  const took = async (path: string): Promise<number> => {
    const since = performance.now();
    await untilSeen(house, path, word);
    return answered + performance.now() - since;
  };
  const search = await took(`/api/v1/editions/en/search?q=${word}`);
  const page = await took(String(headers.location));
  const front = await took("/en/");
  return { answered, page, front, feed: await took("/en/feed.xml"), search };
}

/** Changes a story from anywhere in the archive, and reads the change on its page. */
export async function updateOne(house: Running, turn: number): Promise<{ answered: number; page: number }> {
  const word = freshWord(turn);
  const code = 1 + chanceOf(turn, Date.now()).below(house.facts.stories - 1000);
  const old = opened(await house.desk(`${stories}/${code}`));
  const words = { ...old.words, headline: `${word} ${String(old.words.headline)}` };
  const written = opened(
    await house.desk(`${stories}/${code}/words`, { method: "PUT", etag: old.etag, body: { words } }),
  );
  const began = performance.now();
  await act(house, written, "update", "More is known.");
  const answered = performance.now() - began;
  const { headers } = await house.get(`/${code}`);
  const since = performance.now();
  await untilSeen(house, String(headers.location), word);
  return { answered, page: answered + performance.now() - since };
}

const patience = 10_000;

async function untilSeen(house: Running, path: string, word: string): Promise<void> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const { text } = await house.get(path);
    if (text.includes(word) && !text.includes('"total":0')) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${path} does not show ${word} after ${patience} ms.`);
}
