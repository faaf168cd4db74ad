/** Numbers that look random and are the same for the same names: of a story, of an event, of a word. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `below`. */
  below(below: number): number;
  pick<T>(all: readonly T[]): T;
}

/** SplitMix32 (Steele, Lea and Flood 2014) begun at a mix of the names. */
export function chanceOf(...names: readonly number[]): Chance {
  let state = names.reduce((mixed, name) => mix(mixed ^ mix(name + 0x9e3779b9)), 0x2545f491);
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return (mix(state) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: <T>(all: readonly T[]): T => all[below(all.length)] as T };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

/**
 * A rank from 0 up to `ranks`, the first ones often and the last ones rarely: the law of Zipf and Mandelbrot with
 * exponent 1, by the inverse of its distribution.
 */
export function zipf(chance: Chance, ranks: number, flat = 2.7): number {
  const rank = Math.floor(flat * (Math.exp(chance.next() * Math.log((ranks + flat) / flat)) - 1));
  return Math.min(rank, ranks - 1);
}
