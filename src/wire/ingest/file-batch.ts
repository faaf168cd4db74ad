import type { Edition } from "../../domain/edition/edition.js";
import type { EditionId, Instant } from "../../kernel/ids.js";
import { defaultEdition, editionOfLanguage } from "../../language/edition-defaults.js";
import { type Filing, fileStories } from "../../newsroom/file-stories.js";
import { type ShelvedPicture, shelvePictures } from "../../newsroom/library/shelve-pictures.js";
import type { Actor, Press } from "../../newsroom/press.js";
import type { IncomingStory } from "../incoming.js";
import type { Tally } from "./report.js";
import { picturesIn, takePictures } from "./take-pictures.js";
import { type TakenPictures, toRevision } from "./to-revision.js";

/** An incoming story with where it stands in its source. */
export interface Arrival {
  readonly file: string;
  readonly line: number | null;
  readonly story: IncomingStory;
}

export interface Ingest {
  readonly press: Press;
  readonly actor: Actor;
  /** Where pictures named by relative paths lie. */
  readonly folder: string;
  /** The edition every story goes to, whatever its language; null: by the story. */
  readonly edition: EditionId | null;
  readonly undatedAt: Instant;
  /** The editions of the site, and those this import has met that are still to be made. */
  readonly editions: Map<EditionId, Edition>;
  readonly tally: Tally;
}

const standing = { usable: "published", withheld: "saved", canceled: "killed", takenDown: "takenDown" } as const;

/** Enters a batch of arrivals in one transaction and counts how each fared. */
export async function fileBatch(ingest: Ingest, arrivals: readonly Arrival[]): Promise<void> {
  const filings: Filing[] = [];
  const shelved: ShelvedPicture[] = [];
  for (const arrival of arrivals) {
    const { filing, pictures } = await toFiling(ingest, arrival);
    filings.push(filing);
    shelved.push(...withWords(arrival.story, pictures));
  }
  const editions = [...ingest.editions.values()];
  const answers = await fileStories(ingest.press, ingest.actor, { filings, editions });
  await shelvePictures(ingest.press, ingest.actor, shelved);
  answers.forEach((answer, index) => {
    const { file = "", line = null } = arrivals[index] ?? {};
    if (answer.kind === "taken") ingest.tally.taken(answer.code, answer.act);
    else if (answer.kind === "there") ingest.tally.there(answer.code);
    else ingest.tally.refuse({ file, line, reason: answer.reason });
  });
}

interface Prepared {
  readonly filing: Filing;
  readonly pictures: TakenPictures;
}

async function toFiling(ingest: Ingest, { file, line, story }: Arrival): Promise<Prepared> {
  const edition = editionFor(ingest, story);
  const { pictures, missed } = await takePictures(ingest.press.pictures, ingest.folder, story);
  for (const reason of missed) ingest.tally.leave({ file, line, reason });
  const filing: Filing = {
    code: story.code,
    revision: toRevision(story, edition, pictures),
    undatedAt: ingest.undatedAt,
    as: standing[story.status],
    reason: isWithdrawn(story) ? (story.reason ?? "") : null,
  };
  return { filing, pictures };
}

/** The pictures of a story that were taken, each with what the story says of it. */
const withWords = (story: IncomingStory, taken: TakenPictures): readonly ShelvedPicture[] =>
  picturesIn(story).flatMap(({ source, alt, caption, credit }) => {
    const picture = taken.get(source);
    return picture === undefined ? [] : [{ ...picture, alt, caption, credit }];
  });

const isWithdrawn = ({ status }: IncomingStory): boolean => status === "canceled" || status === "takenDown";

function editionFor({ edition, editions }: Ingest, story: IncomingStory): Edition {
  const id = edition ?? story.edition ?? editionOfLanguage(story.language);
  const found = editions.get(id) ?? defaultEdition(id, story.language);
  editions.set(id, found);
  return found;
}
