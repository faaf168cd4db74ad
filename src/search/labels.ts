import type { Slug } from "../kernel/ids.js";
import { foldedWords } from "../language/analysis/folded-words.js";

interface Labelled {
  readonly topics?: readonly Slug[];
  readonly by?: string;
}

export const topicLabel = (topic: Slug): string => `topic:${topic}`;

/** A label for each word of a name, so that a part of it finds the whole, however it is typed. */
export const byLabels = (name: string): readonly string[] => foldedWords(name).map((word) => `by:${word}`);

/** What a story can be narrowed down by besides its words: its topics, and who wrote or sent it. */
export const labelsOf = ({ topics = [], by = "" }: Labelled): readonly string[] => [
  ...new Set([...topics.map(topicLabel), ...byLabels(by)]),
];
