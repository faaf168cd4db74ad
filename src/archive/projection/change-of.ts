import { canonicalJson } from "../../kernel/canonical-json.js";
import { type ArchiveChange, editionList, type ListMoment, sectionList, topicList } from "../change.js";
import type { ArchiveRows } from "./archive-rows.js";

/** What the step from one public version of a story to the next changes for the pages that read it. */
export function changeOf(code: number, before: ArchiveRows | null, after: ArchiveRows | null): ArchiveChange {
  const tags = new Set<string>();
  if (same(whole(before), whole(after))) return { tags: [], moments: [], codes: [] };
  tags.add(`story:${code}`);
  if (!same(before?.story, after?.story)) tags.add(`card:${code}`);
  for (const tag of [...headlineTags(before, after), ...noteTags(before, after), ...translationTags(before, after)])
    tags.add(tag);
  return { tags: [...tags], moments: momentsOf(before, after), codes: [code] };
}

/** A story that comes or goes is compared with nothing, and need not be written out for that. */
function same(a: unknown, b: unknown): boolean {
  const [one, other] = [a ?? null, b ?? null];
  return one === null || other === null ? one === other : canonicalJson(one) === canonicalJson(other);
}
const whole = (rows: ArchiveRows | null) => (rows === null ? null : { story: rows.story, body: rows.body });

/** A list's pages read which stories stand in it and in what order; a card's words have a tag of their own. */
function momentsOf(before: ArchiveRows | null, after: ArchiveRows | null): readonly ListMoment[] {
  const old = listsOf(before);
  const fresh = listsOf(after);
  const moved = before?.story.published_at !== after?.story.published_at;
  const touched = [...old.filter((list) => moved || !fresh.includes(list)).map((list) => at(list, before))];
  touched.push(...fresh.filter((list) => moved || !old.includes(list)).map((list) => at(list, after)));
  return touched;
}

const at = (list: string, rows: ArchiveRows | null): ListMoment => ({ list, at: rows?.story.published_at ?? 0 });

function listsOf(rows: ArchiveRows | null): readonly string[] {
  if (rows === null) return [];
  const { edition, section } = rows.story;
  return [
    editionList(edition),
    sectionList(edition, section),
    ...rows.topics.map(({ slug }) => topicList(edition, slug)),
  ];
}

const headlineTag = ({ story }: ArchiveRows): string => `headline:${story.edition}:${story.headline_key}`;

function headlineTags(before: ArchiveRows | null, after: ArchiveRows | null): readonly string[] {
  const [old, fresh] = [before && headlineTag(before), after && headlineTag(after)];
  return old === fresh ? [] : [old, fresh].filter((tag) => tag !== null);
}

function noteTags(before: ArchiveRows | null, after: ArchiveRows | null): readonly string[] {
  const editions = [before, after].flatMap((rows) => (rows?.notes.length ? [rows.story.edition] : []));
  const changed = !same(before?.notes ?? [], after?.notes ?? []) || before?.story.edition !== after?.story.edition;
  return changed ? editions.map((edition) => `corrections:${edition}`) : [];
}

/** A version's page lists the other versions by edition and address. */
function translationTags(before: ArchiveRows | null, after: ArchiveRows | null): readonly string[] {
  const key = (rows: ArchiveRows | null) => {
    if (rows === null) return null;
    const { translation_group, edition, slug, language } = rows.story;
    return { translation_group, edition, slug, language };
  };
  if (same(key(before), key(after))) return [];
  return [before, after].flatMap((rows) => (rows === null ? [] : [`translations:${rows.story.translation_group}`]));
}
