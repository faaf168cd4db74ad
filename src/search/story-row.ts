import { analysed } from "../language/analysis/analysed.js";
import { labelsOf } from "./labels.js";
import type { SearchDocument } from "./search-index.js";
import { factTerms } from "./story-facts.js";

/** A story as the index holds it: analysed words joined by spaces, so that the tables' own tokenizer only splits. */
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

/** The columns in which words are looked for. */
export const wordColumns = ["headline", "standfirst", "text"] as const;
export type WordColumn = (typeof wordColumns)[number];

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

export function isStoryRow(row: unknown): row is StoryRow {
  if (typeof row !== "object" || row === null) return false;
  const { code, published_at, labels, ...others } = row as Record<string, unknown>;
  const { edition, section, facts } = others;
  const texts = [edition, section, facts, ...wordColumns.map((column) => others[column])];
  return (
    [code, published_at].every(Number.isSafeInteger) &&
    Array.isArray(labels) &&
    [...labels, ...texts].every((text) => typeof text === "string")
  );
}

/** The analysed words of headline, standfirst and body, in that order. */
export const wholeText = ({ headline, standfirst, body, language }: Told): string =>
  analysed(`${headline}\n${standfirst}\n${body}`, language);

/** All terms of a row that are counted, joined by spaces. */
export const countedText = ({ text, facts }: Pick<StoryRow, "text" | "facts">): string => `${text} ${facts}`;
