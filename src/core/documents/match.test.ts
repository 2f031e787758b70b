import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchCaptions } from '#core/documents/match.ts';
import type { FoundCaption } from '#core/documents/reading.ts';

function caption(text: string, ...fileNames: string[]): FoundCaption {
  return { text, occurrences: 1, fileNames, fields: {} };
}

function photo(id: string, fileName: string, text = '') {
  return { id, fileName, caption: text };
}

function read(captions: FoundCaption[], photos: ReturnType<typeof photo>[]): string[] {
  return matchCaptions(captions, photos).map((match) => `${match.caption} ${match.photo} ${match.by}`);
}

describe('matching captions with photos', () => {
  test('by file name: exact before another case before another extension', () => {
    const photos = [photo('a', 'hf_1.jpg'), photo('b', 'HF_1.JPG'), photo('c', 'HF_2.NEF')];
    expect(read([caption('One.', 'HF_1.JPG'), caption('Two.', 'hf_2.jpg')], photos)).toEqual([
      '0 b file-name',
      '1 c file-name',
    ]);
  });

  test('one caption may name several files', () => {
    expect(read([caption('Both.', '1.jpg', '2.jpg')], [photo('a', '1.jpg'), photo('b', '2.jpg')])).toEqual([
      '0 a file-name',
      '0 b file-name',
    ]);
  });

  test('by the caption that the photo carries, whatever its credit', () => {
    const photos = [
      photo('a', '1.jpg', 'A dog swims.'),
      photo('b', '2.jpg', 'A cat sleeps. (AP Photo/Bo Lind)'),
    ];
    expect(read([caption('A cat sleeps.Photo:Harbor News')], photos)).toEqual(['0 b embedded-caption']);
  });

  test('by order only where the rest is equally long', () => {
    const photos = [photo('a', '1.jpg'), photo('b', '2.jpg', 'A dog swims.'), photo('c', '3.jpg')];
    expect(read([caption('A cat sleeps.'), caption('A bird sings.')], photos)).toEqual([
      '0 a order',
      '1 c order',
    ]);
    expect(read([caption('A cat sleeps.')], photos)).toEqual([]);
  });

  test('photos of several shoots are never matched by order', () => {
    const captions = [caption('A cat sleeps.'), caption('A bird sings.')];
    expect(read(captions, [photo('a', 'HF_1.jpg'), photo('b', 'DSC_2.jpg')])).toEqual([]);
    expect(read(captions, [photo('a', 'HF_1.jpg'), photo('b', 'HF_2.jpg')])).toHaveLength(2);
    const strangers = [photo('a', 'HF_1.jpg', 'A cat sleeps.'), photo('b', 'DSC_2.jpg')];
    expect(read(captions, strangers)).toEqual(['0 a embedded-caption']);
  });

  test('a caption that names a missing file goes to no other photo', () => {
    expect(read([caption('A cat sleeps.', 'gone.jpg')], [photo('a', '1.jpg')])).toEqual([]);
  });

  test('two photos of one name stay unmatched', () => {
    expect(read([caption('A cat sleeps.', '1.jpg')], [photo('a', '1.jpg'), photo('b', '1.jpg')])).toEqual([]);
  });

  test('no photo gets two captions; only a caption of several files gets two photos', () => {
    const names = fc.constantFrom('1.jpg', '2.JPG', '1.nef', '3.jpg');
    const texts = fc.constantFrom('', 'A dog swims.', 'A cat sleeps.');
    const captions = fc.array(fc.tuple(texts, fc.uniqueArray(names, { maxLength: 2 })), { maxLength: 6 });
    const photos = fc.array(fc.tuple(names, texts), { maxLength: 6 });
    fc.assert(
      fc.property(captions, photos, (found, taken) => {
        const matches = matchCaptions(
          found.map(([text, files]) => caption(text, ...files)),
          taken.map(([name, text], index) => photo(String(index), name, text)),
        );
        expect(new Set(matches.map((match) => match.photo)).size).toBe(matches.length);
        for (const [index, [, files]] of found.entries()) {
          expect(matches.filter((match) => match.caption === index).length).toBeLessThanOrEqual(
            Math.max(1, files.length),
          );
        }
      }),
    );
  });
});
