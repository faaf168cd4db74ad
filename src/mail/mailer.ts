/** A message in plain words: no pictures, nothing that calls home. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** Sends letters; rejects when the next server did not take one. */
export interface Mailer {
  send(letter: Letter): Promise<void>;
}
