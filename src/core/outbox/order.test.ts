import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandAt,
  bandFor,
  bands,
  between,
  endOf,
  foremostFor,
  frontOf,
  hindmostFor,
  moveRefusal,
  type Taken,
} from '#core/outbox/order.ts';

describe('bands', () => {
  test('corrections and kills go before urgent pictures, and those before the rest', () => {
    const places = [
      endOf(bandFor('new', false), null),
      endOf(bandFor('new', true), null),
      endOf(bandFor('kill', false), null),
      endOf(bandFor('correction', true), null),
    ];
    expect([...places].sort((a, b) => a - b)).toEqual([places[2], places[3], places[1], places[0]]);
  });

  test('an update goes with the rest, or with the urgent ones when it is', () => {
    expect(bandFor('update', false)).toBe(bands.rest);
    expect(bandFor('update', true)).toBe(bands.urgent);
  });

  test('queueing and moving to the front never leaves the band', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 200 }),
        fc.constantFrom(...Object.values(bands)),
        (steps, band) => {
          let taken: Taken = null;
          for (const front of steps) {
            const place: number = front ? frontOf(band, taken) : endOf(band, taken);
            const { first, last }: NonNullable<Taken> = taken ?? { first: place + 1, last: place - 1 };
            if (front ? place >= first : place <= last) return false;
            taken = { first: Math.min(first, place), last: Math.max(last, place) };
            if (bandAt(place) !== band) return false;
          }
          return true;
        },
      ),
    );
  });

  test('first and last: an urgent picture may become one of the rest, a correction stays one', () => {
    expect(foremostFor(bands.rest.start)).toBe(bands.urgent);
    expect(hindmostFor(bands.urgent.start)).toBe(bands.rest);
    expect(foremostFor(bands.corrections.start)).toBe(bands.corrections);
    expect(hindmostFor(bands.corrections.start)).toBe(bands.corrections);
  });
});

describe('between', () => {
  test('lies between its neighbours, at least twenty times over', () => {
    let after = bands.rest.start + 1;
    for (let turn = 0; turn < 20; turn += 1) {
      const middle = between(bands.rest.start, after);
      expect(middle).not.toBeNull();
      if (middle !== null) after = middle;
      expect(after).toBeGreaterThan(bands.rest.start);
    }
  });

  test('says when no number is left', () => {
    expect(between(5, 5)).toBeNull();
    expect(between(1, 1 + Number.EPSILON)).toBeNull();
  });
});

test('a correction is not put behind, and nothing before it', () => {
  expect(moveRefusal(bands.rest.start, bands.corrections.start)).toMatch(/before a correction/);
  expect(moveRefusal(bands.corrections.start, bands.rest.start)).toMatch(/before everything else/);
  expect(moveRefusal(bands.rest.start, bands.urgent.start)).toBe('');
});
