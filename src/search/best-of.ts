/** Of all that is offered, the most that count for most, of equals the later rows: a heap with the least on top. */
export class BestOf {
  readonly #most: number;
  readonly #rows: number[] = [];
  readonly #scores: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.#rows.length >= this.#most;
  }

  /** Whether a row later than all before would be taken in. */
  takes(score: number): boolean {
    return !this.isFull || score >= (this.#scores[0] ?? 0);
  }

  /** Takes a row in that is later than all before, in place of the least where there are enough. */
  offer(row: number, score: number): void {
    if (this.isFull) this.#sink(row, score);
    else this.#rise(row, score);
  }

  /** The rows that were kept, best first. */
  inOrder(): readonly { readonly row: number; readonly score: number }[] {
    return this.#rows
      .map((row, at) => ({ row, score: this.#scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score || b.row - a.row);
  }

  #rise(row: number, score: number): void {
    let at = this.#rows.length;
    for (let above = (at - 1) >> 1; at > 0 && !this.#isLess(above, row, score); above = (at - 1) >> 1) {
      this.#put(at, this.#rows[above], this.#scores[above]);
      at = above;
    }
    this.#put(at, row, score);
  }

  #sink(row: number, score: number): void {
    const many = this.#rows.length;
    let at = 0;
    for (let below = 1; below < many; below = 2 * at + 1) {
      const other = below + 1;
      const least = other < many && this.#isLess(other, this.#rows[below], this.#scores[below]) ? other : below;
      if (!this.#isLess(least, row, score)) break;
      this.#put(at, this.#rows[least], this.#scores[least]);
      at = least;
    }
    this.#put(at, row, score);
  }

  #isLess(at: number, row = 0, score = 0): boolean {
    const own = this.#scores[at] ?? 0;
    return own < score || (own === score && (this.#rows[at] ?? 0) < row);
  }

  #put(at: number, row = 0, score = 0): void {
    this.#rows[at] = row;
    this.#scores[at] = score;
  }
}
