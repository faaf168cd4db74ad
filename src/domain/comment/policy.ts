/** What the pipeline of moderation goes by. The public need not know it; what is left out is inherited: edition, house. */
export interface ModerationPolicy {
  /** The most characters (code points) of a comment. */
  readonly longest?: number;
  /** From how many links on a comment waits, and beyond how many it is refused as spam. */
  readonly links?: { readonly wait: number; readonly refuse: number };
  /** The same words from anyone within a day: from this many on they wait. 0: never. */
  readonly repeats?: number;
  /** As many comments of one writer within as many minutes, and the next waits. */
  readonly rate?: { readonly comments: number; readonly minutes: number };
  /** Approved comments after which a reader is no newcomer, whose comments wait; a guest always is one. 0: nobody is. */
  readonly newcomers?: number;
  /** A writer with as many refusals among their last comments waits. 0 refused: never. */
  readonly history?: { readonly refused: number; readonly ofLast: number };
  /** A program elsewhere that is asked about every comment; null for none. */
  readonly classifier?: Classifier | null;
}

export interface Classifier {
  readonly url: string;
  /** Signs what is sent (Standard Webhooks 1.0). */
  readonly secret: string;
  /** How long it may take, in milliseconds; then the comment waits. */
  readonly patience: number;
}

export type WholePolicy = Required<ModerationPolicy>;

/** Where nobody said anything else. */
export const housePolicy: WholePolicy = {
  longest: 4000,
  links: { wait: 1, refuse: 8 },
  repeats: 3,
  rate: { comments: 5, minutes: 5 },
  newcomers: 1,
  history: { refused: 3, ofLast: 10 },
  classifier: null,
};

/** The last comments of a writer that any policy looks at. */
export const longestHistory = 50;

/** The house's own, or an edition's. */
export type PolicyScope = "*" | `edition:${string}`;

/** Policies laid over each other, the widest first. */
export const inheritedPolicy = (layers: readonly ModerationPolicy[]): WholePolicy =>
  Object.assign({}, housePolicy, ...layers) as WholePolicy;

/** The two kinds of word lists: nobody may use a banned word; a suspect one makes a comment wait. */
export const wordKinds = ["banned", "suspect"] as const;
export type WordKind = (typeof wordKinds)[number];
