import type { EditionId, Instant, Slug, StoryCode } from "../kernel/ids.js";

/** Names that the archive knows of a story, as they are written there. */
export interface StoryFacts {
  readonly people: readonly string[];
  /** What it tells of and where it was filed. */
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  readonly topics: readonly string[];
}

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
  readonly topics?: readonly Slug[];
  /** Who wrote it and who sent it, in one line. */
  readonly by?: string;
  /** Left out where nothing is known. */
  readonly facts?: StoryFacts;
}

/** What a story must be besides having the words. */
export interface Narrowing {
  /** Words that must stand together, in this order. */
  readonly phrases?: readonly string[];
  /** Words, or phrases, that must not stand in it. */
  readonly without?: readonly string[];
  readonly section?: Slug;
  readonly topics?: readonly Slug[];
  /** Names, or parts of them, of who wrote or sent it. */
  readonly by?: readonly string[];
  /** Published at this moment or later. */
  readonly from?: Instant;
  /** Published before this moment. */
  readonly to?: Instant;
}

/** A story's place in a list ordered by time, newest first. */
export interface SearchPlace {
  readonly publishedAt: Instant;
  readonly code: StoryCode;
}

/** A reader's question, in any characters and of any length: at most 200 characters and 16 words of it are asked. */
export interface SearchAsk {
  readonly edition: EditionId;
  /** BCP 47, the edition's: the reader's words are analysed as its stories are. */
  readonly language: string;
  /** Words that must all stand in the story; nothing in them is an operator. Empty where `narrowing` alone decides. */
  readonly text: string;
  readonly narrowing?: Narrowing;
  /** Best first (the rule), or newest first. */
  readonly sort?: "best" | "newest";
  /** The moment of asking: given, what is fresh counts for more. */
  readonly now?: Instant;
  /** Most hits to give, 1 to 100. */
  readonly limit: number;
  /** Hits to pass over, 0 to 1,000; in a list of the newest use `older`. */
  readonly offset: number;
  /** In a list of the newest: only what is older than this place. */
  readonly older?: SearchPlace;
  /** The stories alone are wanted: where there are many, `total`, and what goes with it, may be far lower bounds. */
  readonly uncounted?: true;
}

export interface SearchHits {
  /** In the order asked for; of equals, newest first. */
  readonly codes: readonly StoryCode[];
  /** How many stories there are, counted as far as 1,000. */
  readonly total: number;
  /** Whether `total`, and with it every count, is a lower bound. */
  readonly more: boolean;
  /** Of the stories counted, how many stand in each section. */
  readonly sections: ReadonlyMap<Slug, number>;
  /** When the stories counted were published, in no order. */
  readonly moments: readonly Instant[];
  /** In a list of the newest, the place after which the next page begins; null at the end. */
  readonly older: SearchPlace | null;
}

/** A begun question: what headlines go on like it? */
export interface CompleteAsk {
  readonly edition: EditionId;
  readonly language: string;
  readonly text: string;
  readonly now: Instant;
  /** 1 to 20. */
  readonly limit: number;
}

/** A public story whose relations are asked for. It need not be in the index. */
export interface RelatedAsk extends SearchDocument {
  /** Most hits to give, 1 to 40. */
  readonly limit: number;
  /** Whether a story that tells the same once more is a hit of its own; else it is folded into one, or left out. */
  readonly unfolded?: boolean;
  /** The least score and nearness of a hit, in place of what the engine itself calls related. */
  readonly least?: number;
}

/** Why a story is related: what of one kind both have, or, where nothing is known of them, words they share. */
export interface RelatedReason {
  readonly kind: keyof StoryFacts | "words";
  /** At most three, the most telling first, spelled as the asking story spells them. */
  readonly words: readonly string[];
}

export interface RelatedHit {
  readonly code: StoryCode;
  readonly publishedAt: Instant;
  /** 0 to 1: how near the story is, seen among its own neighbours. */
  readonly score: number;
  /** Whether both tell of one running story, and not only of something alike. */
  readonly running: boolean;
  readonly reason: RelatedReason;
  /** Stories that tell the same once more (repeats, earlier versions on the wire) and so are not hits of their own. */
  readonly repeats: readonly StoryCode[];
}

/** The questions an index answers. */
export interface SearchReader {
  search(ask: SearchAsk): Promise<SearchHits>;
  /** Stories of the same edition on the same matter, nearest first, never the asking story itself. */
  related(ask: RelatedAsk): Promise<readonly RelatedHit[]>;
  /** Stories whose headlines have all the words, the last of which may be only begun; newest first. */
  complete(ask: CompleteAsk): Promise<readonly StoryCode[]>;
  /** The text with words that no story has replaced by near ones that headlines have; null where there is none better. */
  meant(ask: Pick<SearchAsk, "edition" | "language" | "text">): Promise<string | null>;
}

/**
 * The full-text index of what the public may see: a follower of the ledger kept in a folder of its own.
 * It holds nothing that cannot be told to it again, so it may be deleted at any time.
 */
export interface SearchIndex extends SearchReader {
  /**
   * Writes the stories, each in place of what its code held. They are found from now on, and on return by other processes
   * too. What a power cut takes of them it takes of the cursor as well.
   */
  put(documents: readonly SearchDocument[]): Promise<void>;
  /** Forgets the stories; codes it never knew are passed over. */
  remove(codes: readonly StoryCode[]): Promise<void>;
  /** The ledger entry (its `seq`) up to which the index has followed; 0 when it is new. */
  cursor(): number;
  /** Remembers that the index has followed up to `seq`. To be called after the writes it stands for. */
  advance(seq: number): Promise<void>;
  /** Whether words were analysed otherwise when it was made: it answers, but should be made anew. */
  isDated(): boolean;
  /** Takes over an index that was made anew beside this one, if one waits; the cursor is then where that one was made. */
  adoptNext(): Promise<boolean>;
  /** How many stories came or changed since the index was last made anew, and so are held in memory. */
  looseStories(): number;
  /** Waits for the writing in hand, then lets the folder go. */
  close(): Promise<void>;
}
