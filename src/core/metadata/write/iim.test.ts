import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { joinBytes } from '#core/metadata/bytes.ts';
import { dataset, latin1, utf8Marker } from '#core/metadata/crafted.test-support.ts';
import { binaryDatasets, iimTexts, parseIim } from '#core/metadata/iim.ts';
import { iimFields, iimLimit } from '#core/metadata/sources.ts';
import { rewriteIim } from '#core/metadata/write/iim.ts';

const version = dataset(2, 0, Uint8Array.of(0, 4));

function rewritten(old: Uint8Array | null, changes: FieldChanges) {
  const result = rewriteIim(old, changes);
  if ('doubt' in result) throw new Error(result.doubt);
  return result;
}

function block(old: Uint8Array | null, changes: FieldChanges): Uint8Array {
  return rewritten(old, changes).bytes ?? new Uint8Array();
}

function textsOf(bytes: Uint8Array): Record<string, string[]> {
  const texts = iimTexts(parseIim(bytes), iimLimit);
  return Object.fromEntries([...texts].map(([number, all]) => [number, all.map(({ text }) => text)]));
}

function fieldsOf(bytes: Uint8Array) {
  const { values } = iimFields(iimTexts(parseIim(bytes), iimLimit));
  return Object.fromEntries([...values].map(([id, { value }]) => [id, value]));
}

describe('rewriteIim', () => {
  test('makes a block in UTF-8 where there was none', () => {
    const made = block(null, { caption: 'Zima w Łodzi', keywords: ['śnieg', 'zima'] });
    expect(made).toEqual(
      joinBytes([
        utf8Marker,
        version,
        dataset(2, 25, 'śnieg'),
        dataset(2, 25, 'zima'),
        dataset(2, 120, 'Zima w Łodzi'),
      ]),
    );
    expect(rewritten(null, { caption: '' }).bytes).toBeNull();
    expect(rewritten(null, { altText: 'Only XMP holds this' }).bytes).toBeNull();
  });

  test('puts changed datasets in place of the first old one and leaves the others', () => {
    const old = [
      utf8Marker,
      version,
      dataset(2, 25, 'old'),
      dataset(2, 221, '0:0:0:007'),
      dataset(2, 25, 'older'),
      dataset(2, 105, 'Headline'),
      dataset(3, 0, Uint8Array.of(0, 4)),
      dataset(8, 10, Uint8Array.of(0x1c, 2, 120)),
    ];
    expect(block(joinBytes(old), { keywords: ['new', 'newer'], credit: 'Agência Norte' })).toEqual(
      joinBytes([
        ...old.slice(0, 2),
        dataset(2, 25, 'new'),
        dataset(2, 25, 'newer'),
        ...old.slice(3, 4),
        ...old.slice(5, 6),
        dataset(2, 110, 'Agência Norte'),
        ...old.slice(6),
      ]),
    );
    expect(block(joinBytes(old), { keywords: [], headline: ' ' })).toEqual(
      joinBytes([...old.slice(0, 2), ...old.slice(3, 4), ...old.slice(6)]),
    );
  });

  test('leaves a block alone in which nothing changes', () => {
    const old = joinBytes([dataset(2, 120, latin1('Caf\xe9')), new Uint8Array(3)]);
    expect(rewritten(old, { altText: 'A café' }).bytes).toBe(old);
  });

  test.each([
    [
      'undeclared Windows-1252',
      joinBytes([dataset(2, 120, latin1('Gr\xfc\xdfe \x96 5 \x80')), dataset(2, 230, latin1('\xe4'))]),
    ],
    [
      'declared Latin-1',
      joinBytes([
        dataset(1, 90, '\x1b-A'),
        dataset(2, 120, latin1('Gr\xfc\xdfe \x96 5 \x80')),
        dataset(2, 230, latin1('\xe4')),
      ]),
    ],
  ])('re-encodes the texts of a block in %s', (_, old) => {
    const made = block(old, { city: 'Köln' });
    expect(textsOf(made)).toMatchObject({ '2:120': ['Grüße – 5 €'], '2:230': ['ä'], '2:90': ['Köln'] });
    expect(made.subarray(0, 16)).toEqual(
      joinBytes([utf8Marker, version, Uint8Array.of(0x1c)]).subarray(0, 16),
    );
  });

  test('re-encodes Mac OS Roman, keeps pictures of record 2, and never cuts what it does not change', () => {
    const preview = Uint8Array.of(0xff, 0xd8, 0xe9, 0x8e);
    const long = latin1('\xe9'.repeat(20) + 'a'.repeat(12));
    const made = rewritten(
      joinBytes([dataset(2, 105, latin1('Caf\x8e tr\x8fs')), dataset(2, 80, long), dataset(2, 202, preview)]),
      {
        city: 'Nîmes',
      },
    );
    const { datasets } = parseIim(made.bytes ?? new Uint8Array());
    expect(textsOf(made.bytes ?? new Uint8Array())).toMatchObject({ '2:105': ['Café très'] });
    expect(datasets.find(({ number }) => number === '2:202')?.bytes).toEqual(preview);
    expect(datasets.find(({ number }) => number === '2:80')?.bytes.length).toBeGreaterThan(32);
    expect(made.notes).toHaveLength(1);
  });

  test('cuts at the limit in bytes between whole characters, and says so', () => {
    const family = '👩‍👩‍👧';
    const { bytes, cuts } = rewritten(null, { city: `${'a'.repeat(20)}${family}`, credit: 'é'.repeat(17) });
    expect(fieldsOf(bytes ?? new Uint8Array())).toEqual({ city: 'a'.repeat(20), credit: 'é'.repeat(16) });
    expect(cuts).toEqual([
      { field: 'credit', bytes: 34, limit: 32, kept: 'é'.repeat(16) },
      { field: 'city', bytes: 38, limit: 32, kept: 'a'.repeat(20) },
    ]);
  });

  test('writes each name, date and country in the way of IIM', () => {
    const made = block(null, {
      byline: 'Ana Sousa; Đỗ Văn Nam',
      dateCreated: '2026-11-20T09:41:22+01:00',
      countryCode: 'pt',
    });
    expect(textsOf(made)).toMatchObject({
      '2:80': ['Ana Sousa', 'Đỗ Văn Nam'],
      '2:55': ['20261120'],
      '2:60': ['094122+0100'],
      '2:100': ['PRT'],
    });
    expect(textsOf(block(made, { dateCreated: '2026-11' }))).toMatchObject({ '2:55': ['20261100'] });
    expect(textsOf(block(made, { dateCreated: '2026-11' }))['2:60']).toBeUndefined();
    expect(textsOf(block(null, { dateCreated: '2026-11-20T09:41Z' }))['2:60']).toEqual(['094100+0000']);
    expect(rewritten(null, { countryCode: 'Atlantis' }).cuts).toMatchObject([{ kept: '' }]);
  });

  test('subject codes get their provider; what says a term already keeps its qualifiers', () => {
    const fresh = block(null, { subjectCodes: ['15054000'], intellectualGenre: 'Feature' });
    expect(textsOf(fresh)).toMatchObject({ '2:12': ['IPTC:15054000:::'], '2:04': ['Feature'] });
    const old = joinBytes([
      utf8Marker,
      dataset(2, 4, '005:Feature'),
      dataset(2, 12, 'IPTC:15054000:sport:soccer:'),
      dataset(2, 12, 'IPTC:01000000:::'),
    ]);
    const kept = block(old, { subjectCodes: ['04000000', '15054000'], intellectualGenre: 'Feature' });
    expect(textsOf(kept)).toMatchObject({
      '2:12': ['IPTC:04000000:::', 'IPTC:15054000:sport:soccer:'],
      '2:04': ['005:Feature'],
    });
    expect(textsOf(block(old, { intellectualGenre: 'Profile' }))['2:04']).toEqual(['Profile']);
    // Qualifiers that somebody gives are written.
    expect(textsOf(block(old, { subjectCodes: ['IPTC:15054000:sport::'] }))['2:12']).toEqual([
      'IPTC:15054000:sport::',
    ]);
  });

  test('three letters that are no country’s are written as they are, since they fit', () => {
    expect(textsOf(block(null, { countryCode: 'R23' }))['2:100']).toEqual(['R23']);
    expect(rewritten(null, { countryCode: 'R23' }).cuts).toEqual([]);
    expect(rewritten(null, { countryCode: 'R1' }).cuts).toMatchObject([{ kept: '' }]);
  });

  test('moves a declaration that stands behind the texts to the front', () => {
    const old = joinBytes([dataset(1, 0, Uint8Array.of(0, 4)), version, dataset(2, 90, 'Łódź'), utf8Marker]);
    expect(parseIim(block(old, { state: 'Łódzkie' })).datasets.map(({ number }) => number)).toEqual([
      '1:00',
      '1:90',
      '2:00',
      '2:90',
      '2:95',
    ]);
  });

  test('has doubts about damage and about other character sets', () => {
    expect(rewriteIim(Uint8Array.of(0x1c, 2, 5, 0, 9, 65), { city: 'Lomé' })).toEqual({
      doubt: 'The IIM data is damaged.',
    });
    const japanese = joinBytes([dataset(1, 90, '\x1b$B'), dataset(2, 120, latin1('\x1b$B0l'))]);
    expect(rewriteIim(japanese, { city: 'Lomé' })).toHaveProperty('doubt');
  });

  const value = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ maxLength: 12, unit: 'grapheme' }).map((text) => new TextEncoder().encode(text)),
  );
  const crafted = fc.record({
    number: fc.constantFrom(
      [1, 20],
      [2, 5],
      [2, 25],
      [2, 80],
      [2, 90],
      [2, 120],
      [2, 202],
      [2, 230],
      [3, 20],
      [7, 10],
      [9, 10],
    ),
    value,
  });

  test('any block: unchanged texts read the same, unchanged bytes stay, writing twice is writing once', () => {
    fc.assert(
      fc.property(
        fc.array(crafted, { maxLength: 8 }),
        fc.boolean(),
        fc.string({ unit: 'grapheme' }),
        (list, declared, city) => {
          const old = joinBytes([
            declared ? utf8Marker : new Uint8Array(),
            ...list.map(({ number: [record = 0, id = 0], value: bytes }) => dataset(record, id, bytes)),
          ]);
          const changes: FieldChanges = { city, keywords: ['one', 'två'] };
          const made = block(old, changes);
          expect(block(made, changes)).toEqual(made);
          const changed = new Set(['1:90', '2:00', '2:25', '2:90']);
          const kept = (texts: Record<string, string[]>) =>
            Object.fromEntries(
              Object.entries(texts).filter(([number]) => !changed.has(number) && !binaryDatasets.has(number)),
            );
          expect(kept(textsOf(made))).toEqual(kept(textsOf(old)));
          const raws = (bytes: Uint8Array) =>
            parseIim(bytes)
              .datasets.filter(
                ({ number }) =>
                  !changed.has(number) &&
                  // Where UTF-8 was not declared, the texts of records 2 to 6 may be re-encoded.
                  (declared || binaryDatasets.has(number) || /^[1789]:/.test(number)),
              )
              .map(({ raw }) => [...raw]);
          expect(raws(made)).toEqual(raws(old));
        },
      ),
      { numRuns: 300 },
    );
  });
});
