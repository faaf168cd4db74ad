/** A task that this process alone may do, among all that share a database. */
export interface Claim {
  /** Whether it still holds: a lost connection gives it up. */
  holds(): boolean;
  release(): Promise<void>;
}
