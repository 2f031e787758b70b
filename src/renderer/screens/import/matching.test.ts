import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ByHand,
  entriesOf,
  type Match,
  moved,
  nextPhoto,
  unmatched,
  withMoves,
} from '#renderer/screens/import/matching.ts';

const captions = ['Ferry docks', 'Divers rest', 'Crowd waits'].map((text) => ({ text, fileNames: [] }));
const photos = ['p1', 'p2', 'p3', 'p4'];
const found: Match[] = [
  { caption: 0, entry: 'p1', by: 'file-name' },
  { caption: 1, entry: 'p2', by: 'order' },
  { caption: 2, entry: null, by: 'order' },
];
const none: ByHand = new Map();

function places(matches: readonly Match[]): string[] {
  return matches.map(({ caption, entry, by }) => `${caption}:${entry ?? '-'}:${by}`);
}

describe('moving captions', () => {
  test('without moves the matching stands as found', () => {
    expect(withMoves(captions, found, none)).toEqual(found);
  });

  test('a caption moved to a free photo is matched by hand', () => {
    const hand = moved(captions, found, none, { caption: 2, to: 'p4' });
    expect(places(withMoves(captions, found, hand))).toEqual(['0:p1:file-name', '1:p2:order', '2:p4:hand']);
  });

  test('the caption that stood there takes the place that was left', () => {
    const hand = moved(captions, found, none, { caption: 0, from: 'p1', to: 'p2' });
    expect(places(withMoves(captions, found, hand))).toEqual(['0:p2:hand', '1:p1:hand', '2:-:order']);
  });

  test('a caption without a photo leaves the other one without', () => {
    const hand = moved(captions, found, none, { caption: 2, to: 'p1' });
    expect(places(withMoves(captions, found, hand))).toEqual(['0:-:hand', '1:p2:order', '2:p1:hand']);
  });

  test('moved back, a caption is matched as it was found', () => {
    const there = moved(captions, found, none, { caption: 0, to: 'p4' });
    const back = moved(captions, withMoves(captions, found, there), there, { caption: 0, to: 'p1' });
    expect(places(withMoves(captions, found, back))[0]).toBe('0:p1:file-name');
  });

  test('a caption for two photos loses only the one it is taken off', () => {
    const two: Match[] = [
      ...found.slice(0, 2),
      { caption: 2, entry: 'p3', by: 'file-name' },
      { caption: 2, entry: 'p4', by: 'file-name' },
    ];
    const hand = unmatched(captions, two, none, { caption: 2, entry: 'p3' });
    expect(entriesOf(withMoves(captions, two, hand), 2)).toEqual(['p4']);
  });

  test('moves hold when the page is read again with other numbers', () => {
    const hand = moved(captions, found, none, { caption: 2, to: 'p4' });
    const fewer = captions.slice(1);
    const again: Match[] = [
      { caption: 0, entry: 'p2', by: 'order' },
      { caption: 1, entry: null, by: 'order' },
    ];
    expect(places(withMoves(fewer, again, hand))).toEqual(['0:p2:order', '1:p4:hand']);
  });

  test('whatever is moved, every caption is there and no photo has two', () => {
    const step = fc.record({
      caption: fc.nat(2),
      to: fc.constantFrom(...photos),
      off: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let hand = none;
        for (const { caption, to, off } of steps) {
          const now = withMoves(captions, found, hand);
          hand = off
            ? unmatched(captions, now, hand, { caption, entry: to })
            : moved(captions, now, hand, { caption, to });
          const after = withMoves(captions, found, hand);
          if (!off) expect(entriesOf(after, caption)).toContain(to);
          const entries = after.flatMap(({ entry }) => (entry === null ? [] : [entry]));
          expect(new Set(entries).size).toBe(entries.length);
          expect(new Set(after.map((match) => match.caption))).toEqual(new Set([0, 1, 2]));
        }
      }),
    );
  });
});

describe('the photo a caption goes to next', () => {
  test('is the neighbour, and none beyond the ends', () => {
    expect(nextPhoto(photos, found, { caption: 0, entry: 'p1' }, 1)).toBe('p2');
    expect(nextPhoto(photos, found, { caption: 0, entry: 'p1' }, -1)).toBeNull();
    expect(nextPhoto(photos, found, { caption: 0, entry: 'p4' }, 1)).toBeNull();
  });

  test('without a photo it is the nearest free one after the caption before', () => {
    expect(nextPhoto(photos, found, { caption: 2, entry: null }, 1)).toBe('p3');
    expect(nextPhoto(photos, found, { caption: 2, entry: null }, -1)).toBe('p4');
  });

  test('nothing is offered when every photo has a caption of the page', () => {
    expect(nextPhoto(['p1', 'p2'], found, { caption: 2, entry: null }, 1)).toBeNull();
    expect(nextPhoto([], [], { caption: 0, entry: null }, 1)).toBeNull();
  });
});
