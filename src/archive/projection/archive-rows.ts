import type {
  ArchiveBodyTable,
  ArchiveNoteTable,
  ArchivePictureTable,
  ArchiveStoryTable,
  ArchiveTopicTable,
} from "../../database/tables.js";
import type { Edition } from "../../domain/edition/edition.js";
import type { PublicVersion } from "../../domain/story/life.js";
import { picturesOf } from "../../domain/story/pictures-of.js";
import { plainText } from "../../domain/story/plain-text.js";
import type { Revision } from "../../domain/story/revision.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import type { StoryCode } from "../../kernel/ids.js";
import { headlineKey } from "../../language/analysis/headline-key.js";
import { isoDayOf } from "../../language/dates.js";
import type { StoryDocument } from "../story-document.js";

/** Everything the archive holds of one public story. */
export interface ArchiveRows {
  readonly story: ArchiveStoryTable;
  readonly body: ArchiveBodyTable;
  readonly topics: readonly ArchiveTopicTable[];
  readonly notes: readonly ArchiveNoteTable[];
  readonly pictures: readonly ArchivePictureTable[];
  readonly day: string;
  readonly sectionName: string;
}

const longestTeaser = 220;

/** The archive's rows of a public version: a pure function, so that a rebuild gives the same rows. */
export function archiveRows(code: StoryCode, version: PublicVersion, edition: Edition): ArchiveRows {
  const { revision, publishedAt } = version;
  const topics = new Map(revision.topics.map((topic) => [topic.slug, topic]));
  const pictures = new Set(picturesOf(revision).map((picture) => picture.id));
  return {
    story: storyRow(code, version),
    body: { code, document: canonicalJson(documentOf(version)) },
    topics: [...topics.values()].map(({ slug, name }) => ({
      edition: revision.edition,
      slug,
      published_at: publishedAt,
      code,
      name,
    })),
    notes: version.notes.map(({ kind, at, note }, position) => ({
      code,
      position,
      edition: revision.edition,
      kind,
      at,
      note,
    })),
    pictures: [...pictures].map((id) => ({ id, code })),
    day: isoDayOf(edition, publishedAt),
    sectionName: revision.sectionName,
  };
}

function storyRow(code: StoryCode, { revision, publishedAt, updatedAt }: PublicVersion): ArchiveStoryTable {
  return {
    code,
    edition: revision.edition,
    section: revision.section,
    slug: revision.slug,
    language: revision.language,
    headline: revision.headline,
    headline_key: headlineKey(revision.headline),
    kicker: revision.kicker,
    standfirst: revision.standfirst,
    teaser: teaserOf(revision),
    agency: revision.agency,
    byline: revision.byline,
    place: revision.place,
    published_at: publishedAt,
    updated_at: updatedAt,
    picture: revision.picture === null ? null : canonicalJson(revision.picture),
    translation_group: revision.translationOf ?? code,
  };
}

function documentOf({ revision, notes }: PublicVersion): StoryDocument {
  const {
    body,
    topics,
    people,
    places,
    organisations,
    pinned,
    banned,
    featured,
    sourceUri,
    translationOf,
    sectionName,
  } = revision;
  return {
    body,
    topics,
    people,
    places,
    organisations,
    pinned,
    banned,
    featured,
    sourceUri,
    translationOf,
    sectionName,
    notes,
  };
}

function teaserOf(revision: Revision): string {
  if (revision.standfirst !== null) return revision.standfirst;
  const first = revision.body.find((block) => block.kind === "paragraph");
  const text = first === undefined ? "" : plainText([first]);
  const characters = [...text];
  if (characters.length <= longestTeaser) return text;
  const cut = characters.slice(0, longestTeaser).join("");
  const end = cut.lastIndexOf(" ");
  return `${end > 0 ? cut.slice(0, end) : cut}…`;
}
