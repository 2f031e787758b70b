import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import { findHouse } from '#core/style/houses.ts';
import { captionsCsv } from '#core/wire/csv.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { captionsJson } from '#core/wire/json.ts';
import { problemsOfCsv, problemsOfJson, problemsOfText } from '#core/wire/plain-checks.ts';
import { wireText } from '#core/wire/text.ts';

const desk = findHouse('desk', []);
const entry = (caption: string) => ({
  id: '0198f0a0-0000-7000-8000-000000000001',
  fileName: 'HF_0412.jpg',
  capturedAt: '',
  fields: applyChanges(emptyCaption, { caption, headline: caption, keywords: [caption] }),
});

describe('what the exporters make passes its check', () => {
  test('for any caption', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
        const caption = `Harbour pilot ${words}`;
        expect(problemsOfCsv(encodeUtf8(captionsCsv([entry(caption), entry(words)])))).toEqual([]);
        expect(problemsOfJson(encodeUtf8(captionsJson([entry(caption)])))).toEqual([]);
        if (desk) expect(problemsOfText(wireText(entry(caption), desk).file, desk)).toEqual([]);
      }),
    );
  });
});

describe('a table that is none', () => {
  test.each([
    ['a,b\r\n1\r\n', 'Row 2 has 1 cells'],
    ['a,b\n1,2\n', 'RFC 4180'],
    ['a,b\r\n1,"2\r\n', 'RFC 4180'],
    ['a,b\r\n1,2', 'RFC 4180'],
    ['a\r\n=1+1\r\n', 'formula'],
  ])('%j', (text, problem) => {
    expect(problemsOfCsv(encodeUtf8(text)).join(' ')).toContain(problem);
  });
});

test('a text says what is wrong with it', () => {
  if (!desk) throw new Error('The desk has a house');
  const ascii = { ...desk, wire: { ...desk.wire, encoding: 'ascii', lineEnd: 'crlf' } } as const;
  expect(problemsOfText(encodeUtf8('Zoë\n'), ascii)).toEqual([
    'Lines end with CR LF in this house.',
    'Byte 3 is no ASCII.',
  ]);
  expect(problemsOfText(encodeUtf8(' '), desk)).toHaveLength(2);
  expect(problemsOfText(Uint8Array.of(0xff), desk)).toEqual(['The text is not UTF-8.']);
});

test('JSON says which record lacks what', () => {
  expect(problemsOfJson(encodeUtf8('[{"id":"x"}]')).join('')).toMatch(/^Record 1 lacks fileName, headline/);
  expect(problemsOfJson(encodeUtf8('{'))).toHaveLength(1);
  expect(problemsOfJson(encodeUtf8('{}'))).toEqual(['The file holds no list of records.']);
});
