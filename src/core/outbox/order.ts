/**
 * The order of the queue. Every send has a place, a number; lower goes first. Three bands never mix:
 * corrections and kills, urgent pictures, the rest. Used when something is queued or moved. A
 * correction is never overtaken, whatever the editor moves.
 */
import type { SignalKind } from '#core/wire/item.ts';

/** A stretch of places; `start` is where the first one of an empty band goes, with room on both sides. */
export interface Band {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly start: number;
}

// A double halves the distance between two neighbours more than twenty times at this size; then they are spread.
const width = 1_000_000_000;

function band(number: number): Band {
  return { from: number * width, to: (number + 1) * width, start: (number + 0.5) * width };
}

export const bands = { corrections: band(0), urgent: band(1), rest: band(2) } as const;

/** What is taken in a band; null where nothing is. */
export type Taken = { readonly first: number; readonly last: number } | null;

/** The band a send is queued in. */
export function bandFor(kind: SignalKind, urgent: boolean): Band {
  if (kind === 'correction' || kind === 'kill') return bands.corrections;
  return urgent ? bands.urgent : bands.rest;
}

/** The band a place lies in. */
export function bandAt(place: number): Band {
  if (place < bands.corrections.to) return bands.corrections;
  return place < bands.urgent.to ? bands.urgent : bands.rest;
}

/** The band to whose front a send goes that is to be first: a correction stays among its like. */
export function foremostFor(place: number): Band {
  return bandAt(place) === bands.corrections ? bands.corrections : bands.urgent;
}

/** The band to whose end a send goes that is to be last. */
export function hindmostFor(place: number): Band {
  return bandAt(place) === bands.corrections ? bands.corrections : bands.rest;
}

/** The place behind all of a band. */
export function endOf({ start }: Band, taken: Taken): number {
  return taken ? Math.floor(taken.last) + 1 : start;
}

/** The place before all of a band. */
export function frontOf({ start }: Band, taken: Taken): number {
  return taken ? Math.ceil(taken.first) - 1 : start;
}

/** The place between two neighbours; null where there is no number left between them: spread the band first. */
export function between(before: number, after: number): number | null {
  const middle = before + (after - before) / 2;
  return middle > before && middle < after ? middle : null;
}

/** Why a send may not go before another one, '' for no reason. */
export function moveRefusal(place: number, beforePlace: number): string {
  const [own, target] = [bandAt(place), bandAt(beforePlace)];
  if (own === bands.corrections && target !== bands.corrections)
    return 'Corrections and kills go before everything else; this one cannot be put behind them.';
  if (own !== bands.corrections && target === bands.corrections)
    return 'Nothing goes before a correction or a kill.';
  return '';
}
