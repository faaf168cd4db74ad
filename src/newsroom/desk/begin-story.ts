import type { Transactor } from "../../database/handles.js";
import { may } from "../../domain/person/may.js";
import { because } from "../../domain/refusal/refusal.js";
import { sectionSlug } from "../../domain/section/section-slug.js";
import { nothingSaid } from "../../domain/story/nothing-said.js";
import type { Revision } from "../../domain/story/revision.js";
import type { EditionId, Instant, Slug } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { slugOf } from "../../kernel/slug.js";
import { nextCode } from "../next-code.js";
import { readEditions } from "../read-editions.js";
import { takeStep } from "../take-steps.js";
import type { Asker } from "./asker.js";
import { type OpenStory, openAtDesk } from "./open-at-desk.js";
import { type DeskRefusal, refuse } from "./refusal.js";

export interface NewStory {
  readonly edition: EditionId;
  /** Null: the edition's first. */
  readonly section: Slug | null;
  readonly headline: string;
  readonly byline: string | null;
}

/** Begins a story: it has its code from the first moment, and may be empty. */
export async function beginStory(
  tx: Transactor,
  { asker, at, story }: { readonly asker: Asker; readonly at: Instant; readonly story: NewStory },
): Promise<Result<OpenStory, DeskRefusal>> {
  const allowed = may({ roles: asker.roles, own: true }, "begin");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  const edition = (await readEditions(tx.rows)).get(story.edition);
  if (edition === undefined) return refuse("unreadable", because("no-edition", { edition: story.edition }));
  const section = await sectionFor(tx, story);
  const code = await nextCode(tx.rows);
  const revision = emptyRevision({ ...story, ...section, language: edition.language });
  const taken = await takeStep(
    tx,
    { actor: asker.actor, at },
    { code, act: "saved", revision, effective: null, reason: null },
  );
  if (!taken.ok) return refuse("not-now", taken.error);
  const opened = await openAtDesk(tx, { asker, at, code });
  return opened === null ? refuse("missing", because("not-opened")) : ok(opened);
}

async function sectionFor({ rows }: Transactor, { edition, section }: NewStory) {
  const known = await rows
    .selectFrom("archive_section")
    .select(["slug", "name"])
    .where("edition", "=", edition)
    .orderBy("position")
    .execute();
  const found = known.find(({ slug }) => slug === section) ?? known[0];
  return { section: sectionSlug((found?.slug ?? "news") as Slug), sectionName: found?.name ?? "News" };
}

type Beginning = Pick<Revision, "edition" | "section" | "sectionName" | "language" | "headline" | "byline">;

const emptyRevision = (given: Beginning): Revision => ({ ...nothingSaid, ...given, slug: slugOf(given.headline) });
