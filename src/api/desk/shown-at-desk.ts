import type { DeskDifference, DeskRow, DeskStory, DeskWords } from "../../contract/desk-shapes.js";
import type { StoryStateTable } from "../../database/tables.js";
import { difference, type PartDifference } from "../../domain/story/difference.js";
import { publicVersion } from "../../domain/story/life.js";
import type { Revision } from "../../domain/story/revision.js";
import type { OpenStory } from "../../newsroom/desk/open-at-desk.js";

/** A story's row as the contract has it. */
export const shownRow = (state: StoryStateTable): DeskRow => ({
  code: state.code,
  edition: state.edition,
  section: state.section,
  headline: state.headline,
  standing: state.standing as DeskRow["standing"],
  stage: state.stage as DeskRow["stage"],
  scheduledFor: state.scheduled_for,
  publishedAt: state.published_at,
  touchedAt: state.touched_at,
  touchedBy: state.touched_by,
  begunBy: state.begun_by,
});

/** The part of a revision that an editor can change. */
export function shownWords({ edition: _edition, ...revision }: Revision): DeskWords {
  const { people: _people, places: _places, organisations: _organisations, featured: _featured, ...rest } = revision;
  const { updatedElsewhere: _updated, correctedElsewhere: _corrected, sourceUri: _uri, ...words } = rest;
  // The contract's arrays may be changed by whoever gets them, the domain's not: these are copies on the wire.
  return words as unknown as DeskWords;
}

export const shownDifference = (parts: readonly PartDifference[]): DeskDifference[] =>
  parts.map(({ part, runs }) => ({ part, runs: runs.map((run) => ({ ...run })) }));

/** An open story as the contract has it. */
export function shownStory(origin: string, story: OpenStory): DeskStory {
  const { state, words, life, checklist, refusals, readOnly, etag } = story;
  const shown = publicVersion(life);
  const at = shown === null ? null : `${origin}/${shown.revision.edition}/${story.code}/${shown.revision.slug}`;
  return {
    row: { ...shownRow(state), headline: words.headline, section: words.section },
    etag,
    copy: story.copy.name,
    words: shownWords(words),
    publicUrl: at === null ? null : encodeURI(at),
    gone: life.gone === null ? null : { ...life.gone },
    notes: (life.shown?.notes ?? []).map((note) => ({ ...note })),
    checklist: {
      blocks: [...checklist.blocks],
      warns: [...checklist.warns],
      embeds: { refused: [...checklist.embeds.refused], brought: [...checklist.embeds.brought] },
    },
    refusals: { ...refusals },
    readOnly,
    unpublished: shown === null ? [] : shownDifference(difference(shown.revision, words)),
  };
}
