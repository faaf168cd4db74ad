/** One thing that is not as it must be: where, and what. */
export interface Finding {
  readonly where: string;
  readonly what: string;
}
