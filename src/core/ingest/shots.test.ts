/** Which files of a card belong together. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardFile, shotsOf } from '#core/ingest/shots.ts';

function file(relative: string): CardFile {
  return { path: `/card/${relative}`, relative, bytes: 10, modified: 0 };
}

function grouped(...names: string[]) {
  const { shots, others } = shotsOf(names.map(file));
  const named = (files: readonly CardFile[]) => files.map(({ relative }) => relative);
  return {
    shots: shots.map(({ photos, companions }) => [named(photos), named(companions)]),
    others: named(others),
  };
}

describe('shots', () => {
  test('a RAW, its JPEG, both kinds of sidecar and a voice memo are one shot, the JPEG first', () => {
    expect(grouped('100/A_1.CR3', '100/A_1.JPG', '100/A_1.xmp', '100/A_1.CR3.xmp', '100/A_1.WAV')).toEqual({
      shots: [
        [
          ['100/A_1.JPG', '100/A_1.CR3'],
          ['100/A_1.CR3.xmp', '100/A_1.WAV', '100/A_1.xmp'],
        ],
      ],
      others: [],
    });
  });

  test('the same name in another folder is another shot; order is natural', () => {
    expect(grouped('101/A_1.JPG', '100/A_10.JPG', '100/A_9.JPG').shots.map(([photos]) => photos)).toEqual([
      ['100/A_9.JPG'],
      ['100/A_10.JPG'],
      ['101/A_1.JPG'],
    ]);
  });

  test('films, texts and companions without a photo are others', () => {
    expect(grouped('A.MOV', 'B.txt', 'C.wav', 'D.xmp', 'E.jpg').others).toEqual([
      'A.MOV',
      'B.txt',
      'C.wav',
      'D.xmp',
    ]);
  });

  test('case and composed letters do not part a pair', () => {
    expect(grouped('u\u0308_1.jpg', '\u00dc_1.NEF').shots).toHaveLength(1);
  });

  test('every file is in exactly one place', () => {
    const name = fc.tuple(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
      fc.constantFrom('.jpg', '.NEF', '.xmp', '.nef.xmp', '.wav', '.mov', ''),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name.map((parts) => parts.join('').replaceAll('/', '_'))), (names) => {
        const { shots, others } = shotsOf(names.map(file));
        const all = [...shots.flatMap(({ photos, companions }) => [...photos, ...companions]), ...others];
        expect(all.map(({ relative }) => relative).sort()).toEqual([...names].sort());
        for (const { photos } of shots) expect(photos.length).toBeGreaterThan(0);
      }),
    );
  });
});
