/** Laws of all receivers: none shows a word that stands nowhere in the file, none ever throws, no cut splits a character. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { readWindows1252 } from '#core/metadata/charset.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';
import { byteMeters } from '#core/receivers/byte-meters.ts';
import { everyReceiver, receiverAnswers, typedTexts } from '#core/receivers/every-receiver.ts';
import { byteString, bytesOf, type PhotoTexts, readIim } from '#core/receivers/photo-texts.ts';
import { shownFields } from '#core/receivers/receiver.ts';
import { sentTexts } from '#core/receivers/sent-texts.ts';
import { transliterate } from '#core/wire/ascii.ts';

/** Words of no meaning without the signs that join several values. */
const word = fc
  .string({ unit: fc.constantFrom(...'abcÄöüß王小ł👩🎉', 'e\u0301', '👩‍🚀'), minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '');

const textFields = [
  'headline',
  'caption',
  'byline',
  'credit',
  'city',
  'country',
  'keywords',
  'title',
] as const;

const texts: fc.Arbitrary<PhotoTexts> = fc.record({
  xmp: fc.dictionary(
    fc.constantFrom(...textFields),
    fc.array(fc.record({ language: fc.constantFrom('', 'x-default', 'de', 'fr'), text: word }), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  iim: fc.dictionary(
    fc.constantFrom('1:90', '2:05', '2:25', '2:80', '2:90', '2:101', '2:105', '2:110', '2:120'),
    fc.array(fc.oneof(word.map(encodeUtf8), fc.uint8Array({ maxLength: 34 })).map(byteString), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  exif: fc.record({
    description: fc.oneof(word, fc.constant('')),
    leftover: fc.boolean(),
    artist: fc.oneof(word, fc.constant('')),
    taken: fc.constant(''),
    digitized: fc.constant(''),
  }),
  iimChangedLater: fc.boolean(),
});

/** Without the signs by which receivers join and part values, and without what readers trim. */
function core(text: string): string {
  return text.replace(/[;,\s\0]/g, '');
}

/** Every rendering a receiver may give of what stands in the file. */
function everythingIn(all: PhotoTexts): string[] {
  const stored = Object.values(all.iim).flat().map(bytesOf);
  const plain = [
    ...Object.values(all.xmp).flatMap((each) => each.map(({ text }) => text)),
    ...Object.keys(all.iim).flatMap((dataset) => readIim(all, dataset).map(({ text }) => text)),
    ...stored.map(readWindows1252),
    ...stored.map(byteString),
    ...stored.map((bytes) => new TextDecoder().decode(bytes)),
    ...stored.map((bytes) => new TextDecoder().decode(bytes).replace(/\ufffd+$/, '')),
    all.exif.description,
    all.exif.artist,
  ];
  // Grid takes keywords apart at semicolons and commas, which bytes may hold by chance.
  const parts = plain.flatMap((text) => [text, ...text.split(/[;,]/)]);
  return [...parts, ...parts.map((text) => transliterate(text).text)].map(core);
}

/** Whether a text is nothing but pieces, one after another. */
function madeOf(text: string, pieces: readonly string[]): boolean {
  const reached = new Set([0]);
  // A set is visited in the order of adding, what is added on the way included.
  for (const at of reached) {
    for (const piece of pieces) {
      if (piece !== '' && text.startsWith(piece, at)) reached.add(at + piece.length);
    }
  }
  return reached.has(text.length);
}

describe('every receiver', () => {
  test('shows only what stands in the file', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const pieces = everythingIn(all);
        for (const receiver of everyReceiver) {
          const takings = receiver.read(all);
          for (const field of shownFields) {
            const shown = core(takings[field].text);
            const known = madeOf(shown, pieces);
            expect({ receiver: receiver.id, field, shown, known }).toMatchObject({ known: true });
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('takes the sent copy of any caption', () => {
    const changes = fc.record({
      headline: fc.string({ unit: 'binary' }),
      caption: fc.string({ unit: 'grapheme', maxLength: 3_000 }),
      byline: fc.string({ unit: 'grapheme', maxLength: 90 }),
      credit: fc.string({ unit: 'grapheme', maxLength: 40 }),
      dateCreated: fc.string(),
      countryCode: fc.string({ maxLength: 5 }),
      keywords: fc.array(fc.string({ unit: 'grapheme', maxLength: 80 })),
    });
    fc.assert(
      fc.property(changes, fc.option(texts), (typed, file) => {
        const caption = applyChanges(emptyCaption, typed);
        const answers = receiverAnswers(sentTexts(caption, file), typedTexts(caption));
        expect(answers).toHaveLength(8);
      }),
      { numRuns: 40 },
    );
  });

  test('reads IIM that is within its limits and cut between characters', () => {
    const limited = fields.flatMap((field) => ('iim' in field && field.kind === 'line' ? [field] : []));
    fc.assert(
      fc.property(
        fc.constantFrom(...limited),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        (field, text) => {
          const caption = applyChanges(emptyCaption, { [field.id]: text });
          for (const value of sentTexts(caption, null).iim[field.iim.dataset] ?? []) {
            expect(value.length).toBeLessThanOrEqual(field.iim.maxBytes);
            // A decoder that refuses half characters.
            new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(value));
          }
          const meter = byteMeters(caption).find((each) => each.field === field.id);
          if (meter?.filling === 'over') {
            expect(meter.bytes).toBeGreaterThan(meter.limit);
            expect(encodeUtf8(meter.kept).length).toBeLessThanOrEqual(meter.limit);
            expect(text).toContain(meter.kept + meter.lost);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
