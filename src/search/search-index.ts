import type { EditionId, Instant, Slug, StoryCode } from "../kernel/ids.js";

/** A public story as the index knows it. All texts are plain, as written: the index analyses them itself. */
export interface SearchDocument {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly section: Slug;
  /** BCP 47; decides how the words are analysed. */
  readonly language: string;
  readonly publishedAt: Instant;
  readonly headline: string;
  /** Empty where there is none. */
  readonly standfirst: string;
  readonly body: string;
}

/** A reader's question, in any characters and of any length: at most 200 characters and 16 words of it are asked. */
export interface SearchAsk {
  readonly edition: EditionId;
  /** BCP 47, the edition's: the reader's words are analysed as its stories are. */
  readonly language: string;
  readonly text: string;
  /** Most hits to give, 1 to 100. */
  readonly limit: number;
  /** Hits to pass over, 0 to 1,000. */
  readonly offset: number;
}

export interface SearchHits {
  /** Best first; of equals, newest first. */
  readonly codes: readonly StoryCode[];
  /** How many stories have all the words, counted as far as 1,000. */
  readonly total: number;
  /** Whether `total` is a lower bound. */
  readonly more: boolean;
}

/** A public story whose relations are asked for; its texts as written. */
export interface RelatedAsk {
  readonly code: StoryCode;
  readonly edition: EditionId;
  readonly language: string;
  readonly publishedAt: Instant;
  readonly headline: string;
  readonly standfirst: string;
  readonly body: string;
  /** Most hits to give, 1 to 40. */
  readonly limit: number;
}

export interface RelatedHit {
  readonly code: StoryCode;
  /** 0.05 to 1: the cosine between the two vocabularies, rare words weighing more. */
  readonly score: number;
  /** At most three words that both stories have, rarest first, spelled as the asking story spells them. */
  readonly words: readonly string[];
}

/**
 * The full-text index of what the public may see: a follower of the ledger kept in a folder of its own.
 * It holds nothing that cannot be told to it again, so it may be deleted at any time.
 */
export interface SearchIndex {
  /** Writes the stories, each in place of what its code held. On return they are durable and found by `search`. */
  put(documents: readonly SearchDocument[]): Promise<void>;
  /** Forgets the stories; codes it never knew are passed over. */
  remove(codes: readonly StoryCode[]): Promise<void>;
  /** The ledger entry (its `seq`) up to which the index has followed; 0 when it is new. */
  cursor(): number;
  /** Remembers, durably, that the index has followed up to `seq`. To be called after the writes it stands for. */
  advance(seq: number): Promise<void>;
  search(ask: SearchAsk): Promise<SearchHits>;
  /** Stories of the same edition on the same matter, nearest first, never the asking story itself. */
  related(ask: RelatedAsk): Promise<readonly RelatedHit[]>;
  /** Merges what single writes have scattered, so that questions are fast again. Safe to call at any time. */
  settle(): Promise<void>;
  /** Waits for the writing in hand, then lets the folder go. */
  close(): Promise<void>;
}
