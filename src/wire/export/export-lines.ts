import { editions } from "../../archive/questions/editions.js";
import {
  countInCodeOrder,
  goneInCodeOrder,
  storiesInCodeOrder,
  type WholeStory,
} from "../../archive/questions/in-code-order.js";
import { startReading } from "../../archive/reading.js";
import type { GoneStory } from "../../archive/shapes.js";
import type { PublicReader } from "../../database/handles.js";
import type { PlacedPicture } from "../../domain/story/revision.js";
import { writeCanceled, writeNinjs } from "../ninjs/write-ninjs.js";

/** One line of an export, without its end. */
export interface ExportedLine {
  readonly line: string;
  /** The pictures it names. */
  readonly pictures: readonly PlacedPicture[];
}

const atOnce = 200;

/** Every public and every withdrawn story as ninjs lines, in the order of their codes: the same archive, the same bytes. */
export async function* exportLines(
  rows: PublicReader,
  source: (picture: PlacedPicture) => string,
): AsyncGenerator<ExportedLine> {
  const languages = new Map((await editions(startReading(rows))).map(({ id, language }) => [id, language]));
  const stories = inTurn(rows, storiesInCodeOrder, ({ story }) => story.code);
  const gone = inTurn(rows, goneInCodeOrder, ({ code }) => code);
  let nextStory = await stories.next();
  let nextGone = await gone.next();
  while (!nextStory.done || !nextGone.done) {
    if (!nextStory.done && (nextGone.done || nextStory.value.story.code < nextGone.value.code)) {
      yield lineOf(nextStory.value, source);
      nextStory = await stories.next();
    } else if (!nextGone.done) {
      yield { line: writeCanceled(nextGone.value, languages.get(nextGone.value.edition) ?? "en"), pictures: [] };
      nextGone = await gone.next();
    }
  }
}

export const countLines = countInCodeOrder;

async function* inTurn<T extends WholeStory | GoneStory>(
  rows: PublicReader,
  ask: (rows: PublicReader, after: number, limit: number) => Promise<readonly T[]>,
  codeOf: (one: T) => number,
): AsyncGenerator<T, undefined> {
  let after = 0;
  for (;;) {
    const page = await ask(rows, after, atOnce);
    const last = page.at(-1);
    if (last === undefined) return undefined;
    yield* page;
    after = codeOf(last);
  }
}

function lineOf({ story, document }: WholeStory, source: (picture: PlacedPicture) => string): ExportedLine {
  const { sectionName, pinned, banned, featured, translationOf } = document;
  const inBody = story.body.flatMap((block) => (block.kind === "picture" ? [block.picture] : []));
  return {
    line: writeNinjs({ story, sectionName, pinned, banned, featured, translationOf, source }),
    pictures: story.picture === null ? inBody : [story.picture, ...inBody],
  };
}
