import { scopes } from "../../src/contract/desk-paths.js";
import { nothingSaid } from "../../src/domain/story/nothing-said.js";
import type { Revision } from "../../src/domain/story/revision.js";
import type { EditionId, Slug } from "../../src/kernel/ids.js";
import { slugOf } from "../../src/kernel/slug.js";
import { makeToken } from "../../src/newsroom/people/api-tokens.js";
import type { Press } from "../../src/newsroom/press.js";
import { saveStory } from "../../src/newsroom/save-story.js";

/** Drafts that wait in the queue. */
const queue = 300;

/** A desk at work: a full queue, and a program that may do everything. Answers the program's secret. */
export async function prepareDesk(press: Press): Promise<string> {
  const waiting = await press.database.reader
    .selectFrom("story_state")
    .select((on) => on.fn.countAll<number>().as("n"))
    .where("standing", "=", "unpublished")
    .executeTakeFirst();
  for (let at = Number(waiting?.n ?? 0); at < queue; at += 1)
    await saveStory(press, "person:bench", { code: null, revision: draft(at) });
  const { token } = await press.database.transact((tx) =>
    makeToken(tx, { asker: { actor: "person:bench", roles: [] }, at: press.clock.now() }, { name: "bench", scopes }),
  );
  return token;
}

function draft(at: number): Revision {
  const headline = `Draft ${at} on the harbour toll`;
  return {
    ...nothingSaid,
    ...{ edition: "en" as EditionId, section: (at % 3 === 0 ? "world" : "politics") as Slug, sectionName: "World" },
    ...{ language: "en", slug: slugOf(headline), headline },
    body: Array.from({ length: 12 }, (_, turn) => ({
      kind: "paragraph",
      text: [{ text: `Paragraph ${turn} of draft ${at}, on what was said in the harbour and by whom.` }],
    })),
  };
}
