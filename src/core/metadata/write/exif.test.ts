import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { latin1, number } from '#core/metadata/crafted.test-support.ts';
import { readExif } from '#core/metadata/exif.ts';
import { exifWithMakerNote } from '#core/metadata/write/crafted-jpegs.test-support.ts';
import { exifTags, rewriteExif } from '#core/metadata/write/exif.ts';

const picture = { width: 150, height: 100, xResolution: 300, yResolution: 300, unit: 2 } as const;
const { caption, byline, copyright } = exifTags;

function written(old: Uint8Array | null, texts: ReadonlyMap<number, string>): Uint8Array {
  const result = rewriteExif(old, texts, picture);
  if ('doubt' in result) throw new Error(result.doubt);
  return result.bytes ?? new Uint8Array();
}

function textsOf(block: Uint8Array) {
  const exif = readExif({ main: sourceOf(block) });
  return { caption: exif?.imageDescription, byline: exif?.artist, copyright: exif?.copyright };
}

/** The stretches two blocks have in common at the same offsets, as the number of bytes that differ. */
function changedBytes(old: Uint8Array, now: Uint8Array): number {
  return old.reduce((count, byte, at) => count + (byte === now[at] ? 0 : 1), 0);
}

/** A little-endian block with a caption and a directory behind it. */
const little = joinBytes([
  latin1('II*\0\x08\0\0\0'),
  latin1('\x01\0'),
  latin1('\x0e\x01\x02\0\x06\0\0\0\x1a\0\0\0'),
  number(0, 4),
  latin1('Grat!\0'),
]);

describe('rewriteExif', () => {
  test('writes a text that fits into its old place, and nothing else', () => {
    const old = exifWithMakerNote([{ tag: caption, text: 'OLYMPUS DIGITAL CAMERA' }]);
    const made = written(old, new Map([[caption, 'Zima w Łodzi']]));
    expect(made.length).toBe(old.length);
    expect(textsOf(made).caption).toBe('Zima w Łodzi');
    expect(changedBytes(old, made)).toBeLessThanOrEqual(23);
    expect(written(made, new Map([[caption, 'OLYMPUS DIGITAL CAMERB']])).length).toBe(old.length);
  });

  test('puts a longer text at the end and wipes the old one', () => {
    const old = exifWithMakerNote([{ tag: caption, text: 'Short one' }]);
    const made = written(old, new Map([[caption, 'A text that is quite a bit longer than that']]));
    expect(textsOf(made).caption).toBe('A text that is quite a bit longer than that');
    expect(new TextDecoder('latin1').decode(made)).not.toContain('Short one');
    const longer = written(made, new Map([[caption, `${'A text that is longer still, '.repeat(3)}here`]]));
    expect(longer.length - made.length).toBeLessThan(60);
  });

  test('adds missing tags in a longer directory; every old offset stays', () => {
    const old = exifWithMakerNote([]);
    const made = written(
      old,
      new Map([
        [caption, 'Snow'],
        [byline, 'Ana'],
        [copyright, '© Sturm'],
      ]),
    );
    expect(textsOf(made)).toEqual({ caption: 'Snow', byline: 'Ana', copyright: '© Sturm' });
    expect(changedBytes(old, made)).toBeLessThanOrEqual(4);
    expect(readExif({ main: sourceOf(made) })?.capturedAt).toBe('2026-11-20T09:41:22');
  });

  test('takes tags out with their words', () => {
    const old = exifWithMakerNote([
      { tag: caption, text: 'To be forgotten' },
      { tag: copyright, text: '(c) Sturm' },
    ]);
    const made = written(old, new Map([[caption, ' ']]));
    expect(textsOf(made)).toEqual({ caption: '', byline: '', copyright: '(c) Sturm' });
    expect(new TextDecoder('latin1').decode(made)).not.toContain('forgotten');
    expect(rewriteExif(little, new Map([[caption, '']]), picture)).toEqual({ bytes: null });
  });

  test('writes little-endian blocks', () => {
    expect(textsOf(written(little, new Map([[caption, 'Ete']]))).caption).toBe('Ete');
    const made = written(
      little,
      new Map([
        [caption, 'Étendue du lac'],
        [byline, 'A'],
      ]),
    );
    expect(textsOf(made)).toMatchObject({ caption: 'Étendue du lac', byline: 'A' });
  });

  test('makes a block with what the standard requires', () => {
    const made = written(null, new Map([[byline, 'Ana Sousa']]));
    expect(textsOf(made)).toEqual({ caption: '', byline: 'Ana Sousa', copyright: '' });
    expect(rewriteExif(null, new Map([[byline, '']]), picture)).toEqual({ bytes: null });
  });

  test('has doubts about damage, repeats and size', () => {
    const doubt = (block: Uint8Array, text = 'x') => rewriteExif(block, new Map([[caption, text]]), picture);
    expect(doubt(latin1('nonsense'))).toHaveProperty('doubt');
    expect(doubt(little.subarray(0, 20))).toHaveProperty('doubt');
    expect(doubt(little, 'x'.repeat(66_000))).toHaveProperty('doubt');
    const twice = joinBytes([
      little.subarray(0, 8),
      latin1('\x02\0'),
      little.subarray(10, 22),
      little.subarray(10),
    ]);
    expect(doubt(twice)).toHaveProperty('doubt');
  });

  test('a text whose place another tag shares is not overwritten', () => {
    const shared = joinBytes([
      latin1('II*\0\x08\0\0\0'),
      latin1('\x02\0'),
      latin1('\x0e\x01\x02\0\x06\0\0\0\x26\0\0\0'),
      latin1('\x0f\x01\x02\0\x06\0\0\0\x26\0\0\0'),
      number(0, 4),
      latin1('Sturm\0'),
    ]);
    const made = written(shared, new Map([[caption, 'Snow']]));
    expect(readExif({ main: sourceOf(made) })).toMatchObject({ imageDescription: 'Snow', camera: 'Sturm' });
  });

  const text = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .map((words) => words.replace(/[\0\r]/g, '').trim());
  const edit = fc.dictionary(fc.constantFrom(...Object.values(exifTags).map(String)), text, { maxKeys: 3 });

  test('any sequence of edits reads back, keeps the maker note in its place, and twice is once', () => {
    const camera = /olympus|minolta|sony|samsung|digital|dcim|untitled|default|image|exif|dsc/i;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
        let block = exifWithMakerNote([{ tag: caption, text: 'Old words' }]);
        const noteAt = new TextDecoder('latin1').decode(block).indexOf('STURM');
        const expected = new Map<number, string>([[caption, 'Old words']]);
        for (const changes of edits) {
          const texts = new Map(Object.entries(changes).map(([tag, words]) => [Number(tag), words]));
          for (const [tag, words] of texts) expected.set(tag, words);
          block = written(block, texts);
          expect(written(block, texts)).toEqual(block);
        }
        expect(new TextDecoder('latin1').decode(block).indexOf('STURM')).toBe(noteAt);
        const read = textsOf(block);
        if (!camera.test(expected.get(caption) ?? '')) expect(read.caption).toBe(expected.get(caption));
        expect(read.byline).toBe(expected.get(byline) ?? '');
        expect(read.copyright).toBe(expected.get(copyright) ?? '');
      }),
    );
  });
});
