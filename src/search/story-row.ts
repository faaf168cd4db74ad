import { analysed } from "../language/analysis/analysed.js";
import { labelsOf } from "./labels.js";
import type { SearchDocument } from "./search-index.js";
import { factTerms } from "./story-facts.js";

/** A story as the table holds it: analysed words joined by spaces, so that the table's own tokenizer only splits. */
export interface StoryRow extends Record<string, unknown> {
  readonly code: number;
  readonly edition: string;
  readonly section: string;
  readonly labels: readonly string[];
  readonly published_at: number;
  readonly headline: string;
  readonly standfirst: string;
  /** Headline, standfirst and body together: where all words of a question must stand. */
  readonly text: string;
  /** What is known of the story beside its words, as `factTerms` writes it. */
  readonly facts: string;
}

type Told = Pick<SearchDocument, "language" | "headline" | "standfirst" | "body">;

export function storyRow(story: SearchDocument): StoryRow {
  return {
    code: story.code,
    edition: story.edition,
    section: story.section,
    labels: labelsOf(story),
    published_at: story.publishedAt,
    headline: analysed(story.headline, story.language),
    standfirst: analysed(story.standfirst, story.language),
    text: wholeText(story),
    facts: factTerms(story),
  };
}

/** The analysed words of headline, standfirst and body, in that order. */
export const wholeText = ({ headline, standfirst, body, language }: Told): string =>
  analysed(`${headline}\n${standfirst}\n${body}`, language);

/** All terms of a row that are counted, joined by spaces. */
export const countedText = ({ text, facts }: Pick<StoryRow, "text" | "facts">): string => `${text} ${facts}`;
