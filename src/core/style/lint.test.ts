/** The linter as a whole: planted errors, order, tuning, and laws that hold for any caption. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  type CaptionFields,
  emptyCaption,
  type FieldChanges,
  valueText,
} from '#core/caption/caption.ts';
import type { Finding } from '#core/style/finding.ts';
import { House } from '#core/style/house.ts';
import { ap } from '#core/style/houses/ap.ts';
import { desk } from '#core/style/houses/desk.ts';
import { bundledHouses, findHouse } from '#core/style/houses.ts';
import { lint } from '#core/style/lint.ts';
import { rules } from '#core/style/rules.ts';
import { benchNow } from '#core/style/trial.ts';

const clean: FieldChanges = {
  headline: 'Snow halts traffic on the coast',
  caption:
    'Ana Lund (L) greets Ole Vik (R) on the quay in Bergen, Norway, Thursday, Nov. 12, 2026. Snow fell for two days. (AP Photo/Mira Holm)',
  byline: 'Mira Holm',
  credit: 'AP',
  city: 'Bergen',
  country: 'Norway',
  countryCode: 'NOR',
  people: ['Ana Lund', 'Ole Vik'],
  altText: 'Two people in orange jackets shake hands beside a ferry.',
};
const knowledge = { similarPeople: new Map<string, string>(), now: benchNow };

function check(
  changes: FieldChanges,
  house: House = ap,
  capturedAt = '2026-11-12T09:00:00+01:00',
): Finding[] {
  return lint(applyChanges(applyChanges(emptyCaption, clean), changes), house, { knowledge, capturedAt });
}

/** The clean caption with one stretch of its text changed. */
function edited(from: string, to: string): FieldChanges {
  const text = clean.caption ?? '';
  expect(text).toContain(from);
  return { caption: text.replace(from, to) };
}

describe('planted errors are caught by exactly their rule', () => {
  test('the caption they are planted in is clean', () => expect(check({})).toEqual([]));

  test.each<[string, () => FieldChanges]>([
    ['credit-missing', () => ({ ...edited(' (AP Photo/Mira Holm)', ''), credit: '' })],
    ['credit-not-in-text', () => edited(' (AP Photo/Mira Holm)', '')],
    ['credit-spacing', () => edited('days. (AP', 'days.(AP')],
    ['credit-form', () => edited('(AP Photo/Mira Holm)', '(Photo by Mira Holm/AP)')],
    ['credit-byline', () => ({ byline: 'Per Dahl' })],
    ['credit-twice', () => edited('(AP Photo/Mira Holm)', '(AP Photo/Mira Holm) (AP Photo/Mira Holm)')],
    ['credit-misspelled', () => ({ credit: 'Asociated Press' })],
    ['credit-source', () => ({ credit: 'Harbor News' })],
    [
      'credit-last',
      () =>
        edited(
          'Snow fell for two days. (AP Photo/Mira Holm)',
          '(AP Photo/Mira Holm) Snow fell for two days.',
        ),
    ],
    ['byline-placeholder', () => ({ byline: 'STRINGER' })],
    ['copyright-in-credit', () => ({ credit: '© AP' })],
    ['date-missing', () => edited(', Thursday, Nov. 12, 2026', '')],
    ['weekday-mismatch', () => edited('Thursday', 'Wednesday')],
    ['weekday-form', () => edited('Thursday, ', '')],
    ['month-form', () => edited('Nov.', 'November')],
    ['relative-day', () => edited('fell for two days', 'falls today')],
    ['city-not-in-text', () => ({ city: 'Oslo' })],
    ['country-code', () => ({ countryCode: 'QQX' })],
    ['country-code-form', () => ({ countryCode: 'NO' })],
    ['country-code-mismatch', () => ({ countryCode: 'SWE' })],
    ['category-form', () => ({ category: '15' })],
    ['country-code-missing', () => ({ countryCode: '' })],
    ['position-unbalanced', () => edited('Vik (R)', 'Vik (R')],
    ['position-contradictory', () => edited('Vik (R)', 'Vik (L)')],
    ['position-partner', () => edited('Vik (R)', 'Vik')],
    ['doubled-word', () => edited('on the quay', 'on the the quay')],
    [
      'doubled-sentence',
      () => edited('Snow fell for two days.', `${(clean.caption ?? '').split('. Snow')[0]}.`),
    ],
    ['double-space', () => edited('on the', 'on  the')],
    ['space-before-punctuation', () => edited('Bergen,', 'Bergen ,')],
    [
      'missing-space',
      () => edited('greets Ole Vik (R) on the quay', 'greets Ole Vik (R) on the quay,old and grey,'),
    ],
    ['stray-blanks', () => edited('Holm)', 'Holm) ')],
    ['unbalanced-quotes', () => edited('two days', '"two days')],
    ['unbalanced-brackets', () => edited('two days', '[two days')],
    ['mixed-quotes', () => edited('two days', '“two” "days"')],
    ['invisible-characters', () => edited('quay', 'qu\u00ADay')],
    ['odd-spaces', () => edited('the quay', 'the\u00A0quay')],
    ['look-alikes', () => edited('quay', 'qu\u0430y')],
    ['mojibake', () => edited('Snow fell', 'SnÃ¶ fell')],
    ['headline-person', () => ({ headline: 'Snow on the coast delays Mia Dahl' })],
    ['person-not-in-caption', () => ({ people: ['Ana Lund', 'Ole Vik', 'Mia Dahl'] })],
    ['person-not-listed', () => ({ people: ['Ana Lund'] })],
    ['name-two-ways', () => edited('Snow fell', 'Coach Ole Vikk says snow fell')],
    ['caption-over-limit', () => edited('Snow fell', `Snow${' on snow and more'.repeat(130)} fell`)],
    ['field-over-limit', () => ({ source: 'Fjordbild, the picture service of the western coast' })],
    ['field-at-limit', () => ({ source: 'Fjordbild and the western coasts' })],
    ['alt-text-missing', () => ({ altText: '' })],
    ['alt-text-repeats', () => ({ altText: clean.caption ?? '' })],
    ['alt-text-opener', () => ({ altText: 'Photo of two people.' })],
    ['headline-repeats-caption', () => ({ headline: 'Ana Lund (L) greets Ole Vik' })],
    ['sentence-end', () => edited('two days.', 'two days')],
    ['placeholder', () => edited('two days', '=cc8= days')],
    ['banned-openers', () => edited('greets Ole Vik (R)', 'and Ole Vik (R) are shown')],
    ['mind-reading', () => edited('greets Ole Vik (R)', 'and Ole Vik (R) stand as one wonders')],
    ['present-tense', () => edited('greets', 'greeted')],
    ['sentence-count', () => edited('two days.', 'two days. Roads are shut.')],
    ['all-capitals', () => ({ city: 'BERGEN' })],
    ['place-junk', () => ({ sublocation: '-' })],
    ['handout-terms', () => ({ bylineTitle: 'HOGP' })],
    ['embargo-date', () => ({ instructions: 'Embargoed.' })],
    ['correction-label', () => ({ instructions: 'Recasts caption' })],
  ])('%s', (rule, plant) => {
    const found = check(plant());
    expect([...new Set(found.map((finding) => finding.rule))]).toEqual([rule]);
  });

  test('dates against the clock and the camera', () => {
    const ahead = edited('Thursday, Nov. 12', 'Friday, Nov. 20');
    expect(check(ahead, ap, '').map(({ rule }) => rule)).toEqual(['date-in-future']);
    expect(check({}, ap, '2026-11-30T09:00:00').map(({ rule }) => rule)).toEqual(['date-before-capture']);
    expect(check({}, ap, '2026-11-02T09:00:00').map(({ rule }) => rule)).toEqual(['date-not-capture-date']);
    expect(check(edited('Thursday, Nov. 12', 'Nov. 31')).map(({ rule }) => rule)).toEqual([
      'impossible-date',
    ]);
  });

  test('a doubled caption raises one error, not one for each sentence', () => {
    const text = clean.caption ?? '';
    const found = check({ caption: `${text} ${text}` }, desk);
    expect(found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toContain(
      'doubled-caption',
    );
    expect(found.map(({ rule }) => rule)).not.toContain('doubled-sentence');
  });
});

describe('the linter', () => {
  test('rule ids are unique and named in kebab case', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  test('every rule that a bundled house tunes exists', () => {
    const ids = new Set(rules.map(({ id }) => id));
    for (const house of bundledHouses) {
      expect(
        Object.keys(house.rules).filter((id) => !ids.has(id)),
        house.name,
      ).toEqual([]);
      expect(House.parse(house)).toEqual(house);
    }
  });

  test('finds houses, the desk’s own first', () => {
    const own = { ...ap, name: 'Our AP' };
    expect(findHouse('ap', [own])?.name).toBe('Our AP');
    expect(findHouse(' Xinhua ', [])?.id).toBe('xinhua');
    expect(findHouse('nobody', [])).toBeNull();
  });

  test('sets severities by the house’s data, and leaves out what is off', () => {
    const house = House.parse({
      ...desk,
      rules: { 'double-space': { severity: 'error' }, 'date-missing': { severity: 'off' } },
    });
    const found = lint(
      applyChanges(emptyCaption, {
        caption: 'A crew  rests in Oslo. (AP Photo/Mira Holm)',
        altText: 'A crew.',
      }),
      house,
      { knowledge, capturedAt: '' },
    );
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['double-space', 'error']]);
  });

  test('puts the most severe first, then by place', () => {
    const order = ['error', 'warning', 'hint'];
    const found = check({
      ...edited('on the quay', 'on  the the quay “x” "y"'),
      countryCode: '',
      city: 'BERGEN',
    });
    const ranks = found.map(({ severity }) => order.indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(3);
  });

  test('an uncaptioned photo gets no flood', () => {
    for (const house of bundledHouses) {
      const found = lint(emptyCaption, house, { knowledge, capturedAt: '2026-11-12T09:00:00' });
      expect(found.map(({ rule }) => rule)).toEqual(['caption-missing']);
    }
  });
});

const fragment = fc.oneof(
  fc.constantFrom(
    'Ana Lund',
    ' (L) ',
    '(R',
    ' the the ',
    '  ',
    '.',
    ',',
    ' ,',
    '“',
    '"',
    '(',
    ')',
    '(AP Photo/Mira Holm)',
    'Photo:Retuers',
    ' today ',
    'Thursday, Nov. 11, 2026',
    'Feb. 30, 2026',
    'FILE - ',
    'OSLO, Norway - NOVEMBER 3: ',
    'Ã¤',
    'â€™',
    '\u200B',
    '\u00A0',
    'оslo',
    '=cc8=',
    'TK',
    'A crew rests in Oslo, Norway.',
    ' (L-R) ',
    'two ',
    'ALL CAPS',
    '© ',
    '\n',
    '\t',
    '👩\u200D🚒',
    '\uD800',
    'Duluth, MN, ',
    ' file photo ',
    'REUTERS/',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const text = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(' ').slice(0, 600));
const anyCaption = fc
  .record({
    caption: fc.oneof(
      text,
      fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join('')),
    ),
    headline: text,
    altText: text,
    byline: text,
    credit: text,
    instructions: text,
    city: text,
    country: fc.constantFrom('', 'Norway', '-', 'Sweden'),
    countryCode: fc.constantFrom('', 'NOR', 'no', 'SE', 'xun', '??', 'Norway'),
    category: fc.constantFrom('', 's', '15', 'Sport'),
    people: fc.array(text, { maxLength: 3 }),
    dateCreated: fc.constantFrom('', '2026', '2026-11-12', '2026-13-45T99:00:00'),
    bylineTitle: fc.constantFrom('', 'HONS', 'Staff'),
  })
  .map((changes) => applyChanges(emptyCaption, changes));
const anyHouse = fc.constantFrom(...bundledHouses);
const similarPeople = new Map([['Ana Lund', 'Ana Lunde']]);
const context = { knowledge: { similarPeople, now: benchNow }, capturedAt: '2026-11-12T09:00:00' };

function textOf(caption: CaptionFields, field: Finding['field']): string {
  return valueText(caption[field]);
}

describe('laws for any caption', () => {
  test('no rule throws, and every span lies inside its field', () => {
    fc.assert(
      fc.property(anyCaption, anyHouse, (caption, house) => {
        for (const { field, start, end, message } of lint(caption, house, context)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(textOf(caption, field).length);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  test('applying fixes of a rule leaves fewer of its findings', () => {
    fc.assert(
      fc.property(anyCaption, anyHouse, (caption, house) => {
        for (const { rule } of lint(caption, house, context).filter(({ fix }) => fix)) {
          const findings = (of: typeof caption) =>
            lint(of, house, context).filter((finding) => finding.rule === rule);
          // Of credits glued together the one behind shows only when the last is set apart: a few fixes may be needed.
          let mended = caption;
          for (let fixes = 0; fixes < 4 && findings(mended).length >= findings(caption).length; fixes += 1) {
            const fix = findings(mended).find((finding) => finding.fix)?.fix;
            if (fix) mended = applyChanges(mended, fix.changes);
          }
          expect(findings(mended).length, rule).toBeLessThan(findings(caption).length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
