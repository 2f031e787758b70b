/** What each field can never hold, and how a refusal says so. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedInstead, impossibleChange } from '#core/caption/field-values.ts';
import { type FieldId, fields } from '#core/caption/fields.ts';

const possible: readonly [FieldId, readonly string[]][] = [
  ['urgency', ['', '0', '1', '5', '8', '9']],
  ['countryCode', ['', 'NOR', 'no', 'Deu', 'XUN']],
  ['category', ['', 's', 'SPO', 'i']],
  [
    'dateCreated',
    [
      '',
      '2026',
      '2026-11',
      '2026-11-12',
      '2024-02-29',
      '2026-11-12T09:41',
      '2026-11-12T09:41Z',
      '2026-11-12T09:41:22',
      '2026-11-12T09:41:22.125+05:45',
      '2016-12-31T23:59:60Z',
    ],
  ],
  ['headline', ['yesterday', '99']],
];

const impossible: readonly [FieldId, readonly string[]][] = [
  ['urgency', ['99', '-1', 'urgent', '5.0', '٥', ' 5']],
  ['countryCode', ['xx1', 'N', 'NORW', 'ZZZ', 'QQ', 'Norway', 'İRL']],
  ['category', ['sport', 'a1', '12', 's p']],
  [
    'dateCreated',
    [
      'yesterday',
      '2026-1',
      '2026-13',
      '2026-02-29',
      '2026-11-31',
      '0000-01-01',
      '12/11/2026',
      '20261112',
      '2026-11-12T24:00',
      '2026-11-12T09:60',
      '2026-11-12T09:41:61',
      '2026-11-12T09:41+25:00',
      '2026-11-12 09:41',
      '2026-11-12\n',
    ],
  ],
];

describe('a value', () => {
  test.each(possible)('%s can be each of %j', (field, values) => {
    for (const value of values) expect([value, acceptedInstead(field, value)]).toEqual([value, null]);
  });

  test.each(impossible)('%s can never be any of %j', (field, values) => {
    for (const value of values)
      expect([value, acceptedInstead(field, value)]).toEqual([value, expect.any(String)]);
  });

  test('every day of the calendar is a date, with a time and a zone too', () => {
    const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString();
        for (const length of [4, 7, 10, 16, 19, 24])
          expect(acceptedInstead('dateCreated', iso.slice(0, length))).toBeNull();
      }),
    );
  });

  test('any text is judged without fault, and an empty field is always possible', () => {
    const field = fc.constantFrom(...fields.map(({ id }) => id));
    fc.assert(
      fc.property(field, fc.string({ unit: 'binary' }), (id, text) => {
        expect(acceptedInstead(id, '')).toBeNull();
        expect(acceptedInstead(id, text)).toSatisfy((said) => said === null || typeof said === 'string');
      }),
    );
  });
});

describe('a refusal', () => {
  test('names the field, the value, what is accepted, and that nothing was changed', () => {
    expect(impossibleChange({ headline: 'A ferry leaves', urgency: '99' })).toEqual({
      field: 'urgency',
      message:
        'Priority (urgency) cannot be “99”: it takes one digit: 1 most urgent to 8 least, 9 as the desk defines it, 0 reserved. Nothing was changed.',
    });
  });

  test('is not made of possible changes', () => {
    expect(impossibleChange({ headline: '99', people: ['x1'], dateCreated: '2026' })).toBeNull();
  });

  test('shows only the beginning of a long value', () => {
    expect(impossibleChange({ dateCreated: 'y'.repeat(5_000) })?.message.length).toBeLessThan(300);
  });
});
