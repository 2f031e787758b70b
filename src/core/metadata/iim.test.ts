import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import { dataset, latin1, utf8, utf8Marker } from '#core/metadata/crafted.test-support.ts';
import { iimTexts, parseIim } from '#core/metadata/iim.ts';
import { iimFields, iimLimit } from '#core/metadata/sources.ts';

function textsOf(...datasets: Uint8Array[]) {
  return iimTexts(parseIim(joinBytes([...datasets, new Uint8Array()])), iimLimit);
}

function captionOf(...datasets: Uint8Array[]): string | undefined {
  return textsOf(...datasets).get('2:120')?.[0]?.text;
}

describe('the block', () => {
  test('datasets in order, with two-digit numbers', () => {
    const { datasets, whole } = parseIim(
      joinBytes([utf8Marker, dataset(2, 5, 'Ferry'), dataset(2, 120, 'A ferry.')]),
    );
    expect(datasets.map(({ number }) => number)).toEqual(['1:90', '2:05', '2:120']);
    expect(whole).toBe(true);
  });

  test('extended lengths', () => {
    const long = 'The river rose again on Monday. '.repeat(1500).trim();
    expect(captionOf(dataset(2, 120, long))).toBe(long);
  });

  test('a length beyond the block ends the reading and keeps what came before', () => {
    const bytes = joinBytes([
      dataset(2, 105, 'High water'),
      Uint8Array.of(0x1c, 2, 120, 0x7f, 0xff),
      latin1('A man'),
    ]);
    const block = parseIim(bytes);
    expect(block.whole).toBe(false);
    expect(block.datasets.map(({ number }) => number)).toEqual(['2:105']);
  });

  test('padding with NULs is no damage, other bytes are', () => {
    expect(parseIim(joinBytes([dataset(2, 5, 'x'), new Uint8Array(3)])).whole).toBe(true);
    expect(parseIim(joinBytes([dataset(2, 5, 'x'), latin1('junk')])).whole).toBe(false);
  });

  test('any bytes are read without throwing, and no value reaches outside them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, marked) => {
        if (marked && bytes.length > 0) bytes[0] = 0x1c;
        const block = parseIim(bytes);
        const total = block.datasets.reduce((sum, { bytes: value }) => sum + value.length, 0);
        expect(total).toBeLessThanOrEqual(bytes.length);
        iimFields(iimTexts(block, iimLimit));
      }),
    );
  });

  test('whatever datasets are written, they are read back', () => {
    const written = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 60 })));
    fc.assert(
      fc.property(written, (values) => {
        const block = parseIim(
          joinBytes([...values.map(([id, value]) => dataset(2, id, value)), new Uint8Array()]),
        );
        expect(block.whole).toBe(true);
        expect(block.datasets.map(({ bytes }) => [...bytes])).toEqual(values.map(([, value]) => [...value]));
      }),
    );
  });
});

describe('character sets', () => {
  const words = 'Des pêcheurs à Sète, près du môle';
  test('declared UTF-8, wherever the declaration stands', () => {
    expect(captionOf(utf8Marker, dataset(2, 120, words))).toBe(words);
    expect(captionOf(dataset(2, 120, words), utf8Marker)).toBe(words);
  });

  test('undeclared UTF-8 is UTF-8, undeclared Latin-1 is Windows-1252', () => {
    expect(captionOf(dataset(2, 120, words))).toBe(words);
    expect(captionOf(dataset(2, 120, latin1('\x93F\xeate\x94')))).toBe('“Fête”');
  });

  test('declared UTF-8 that is not falls back instead of losing letters', () => {
    expect(captionOf(utf8Marker, dataset(2, 120, latin1('No\xebl')))).toBe('Noël');
  });

  test.each(['\x1b-A', '\x1b.A', '\x1b%A'])('Latin-1 as declared by %j', (declaration) => {
    expect(captionOf(dataset(1, 90, latin1(declaration)), dataset(2, 120, latin1('\xc3\xa9')))).toBe('Ã©');
  });

  test('two sets in one block are told apart value by value', () => {
    const texts = textsOf(dataset(2, 90, latin1('K\xf6ln')), dataset(2, 120, 'Der Rhein bei Köln'));
    expect([texts.get('2:90')?.[0]?.text, texts.get('2:120')?.[0]?.text]).toEqual([
      'Köln',
      'Der Rhein bei Köln',
    ]);
  });

  test('Mac OS Roman when a byte leaves no other choice', () => {
    const texts = textsOf(dataset(2, 120, latin1('Un \x8el\x8fve')), dataset(2, 80, latin1('Ren\x8e')));
    expect([texts.get('2:120')?.[0]?.text, texts.get('2:80')?.[0]?.text]).toEqual(['Un élève', 'René']);
  });

  test('a value cut at its limit inside a character loses only that character', () => {
    const city = utf8('北'.repeat(11)).subarray(0, 32);
    expect(textsOf(utf8Marker, dataset(2, 90, city)).get('2:90')?.[0]).toMatchObject({
      text: '北'.repeat(10),
      charset: 'utf-8',
    });
  });

  test('a short Latin-1 word that ends in é is not taken for cut UTF-8', () => {
    expect(captionOf(utf8Marker, dataset(2, 120, latin1('caf\xe9')))).toBe('café');
  });
});

describe('fields', () => {
  test('texts are trimmed, NULs removed, line ends made one', () => {
    expect(captionOf(dataset(2, 120, ' \0First line\r\nSecond\rThird \0\0'))).toBe(
      'First line\nSecond\nThird',
    );
  });

  test('keywords and bylines repeat; a repeated caption keeps its last text and is named', () => {
    const { values, repeated } = iimFields(
      textsOf(
        dataset(2, 25, 'harbour'),
        dataset(2, 25, 'ferry'),
        dataset(2, 25, 'harbour'),
        dataset(2, 80, 'Ilse Brandt'),
        dataset(2, 80, 'Tomas Ruiz'),
        dataset(2, 120, 'First.'),
        dataset(2, 120, 'Second.'),
      ),
    );
    expect(values.get('keywords')?.value).toEqual(['harbour', 'ferry']);
    expect(values.get('byline')?.value).toBe('Ilse Brandt; Tomas Ruiz');
    expect(values.get('caption')?.value).toBe('Second.');
    expect(repeated).toEqual(['caption']);
  });

  test('empty datasets are no values', () => {
    expect(
      iimFields(textsOf(dataset(2, 105, ''), dataset(2, 55, '00000000'), dataset(2, 90, ' \0 '))).values.size,
    ).toBe(0);
  });

  test('date and time are one field', () => {
    const { values } = iimFields(textsOf(dataset(2, 55, '20261112'), dataset(2, 60, '094122+0100')));
    expect(values.get('dateCreated')?.value).toBe('2026-11-12T09:41:22+01:00');
  });
});
