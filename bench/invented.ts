/**
 * Invented names and words from a repeatable random source, so that two runs of a bench measure
 * the same archive. Used by every bench that fills one; nothing here names anybody or anywhere.
 */

/** Chooses repeatably: the same seed gives the same choices on every machine. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number;
  oneOf<Value>(list: readonly Value[]): Value;
}

/** A repeatable random source (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    oneOf(list) {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  };
}

const starts = 'Ka Me Ari So Te Lu No Vi Ja Ele Ru Ola Iva Ben Çe Øs Mar Han'.split(' ');
const middles = 'ra li no ste ka mi do ven tos ri la be shi gu'.split(' ');
const ends = 'n k va ssen ro ez ova ic berg ani ut ła'.split(' ');

/** An invented name: "Oladoberg". */
export function inventedName({ oneOf, below }: Chance): string {
  return oneOf(starts) + oneOf(middles) + (below(2) ? oneOf(middles) : '') + oneOf(ends);
}

/** An invented given and family name. */
export function inventedPerson(chance: Chance): string {
  return `${inventedName(chance)} ${inventedName(chance)}`;
}
