/** The linter as a whole: planted errors, order, tuning, and laws that hold for any caption. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type CaptionFields, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { isListField } from '#core/caption/fields.ts';
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
    countryCode: fc.constantFrom('', 'NOR', 'no', '??'),
    people: fc.array(text, { maxLength: 3 }),
    dateCreated: fc.constantFrom('', '2026', '2026-11-12', '2026-13-45T99:00:00'),
    bylineTitle: fc.constantFrom('', 'HONS', 'Staff'),
  })
  .map((changes) => applyChanges(emptyCaption, changes));
const anyHouse = fc.constantFrom(...bundledHouses);
const similarPeople = new Map([['Ana Lund', 'Ana Lunde']]);
const context = { knowledge: { similarPeople, now: benchNow }, capturedAt: '2026-11-12T09:00:00' };

function textOf(caption: CaptionFields, field: Finding['field']): string {
  return isListField(field) ? caption[field].join('; ') : caption[field];
}


test('tally', () => {
  const tally = new Map<string, string[]>();
  for (const [caption, house] of fc.sample(fc.tuple(anyCaption, anyHouse), 6000)) {
    const found = lint(caption, house, context);
    for (const finding of found) {
      if (!finding.fix) continue;
      const after = lint(applyChanges(caption, finding.fix.changes), house, context);
      const count = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule === finding.rule).length;
      if (count(after) >= count(found)) {
        const list = tally.get(finding.rule) ?? [];
        list.push(JSON.stringify([finding.message, finding.start, finding.field, textOf(caption, finding.field), finding.fix.changes]));
        tally.set(finding.rule, list);
      }
    }
  }
  for (const [rule, list] of tally) console.log(rule, list.length, list.sort((a, b) => a.length - b.length).slice(0, 4).join('\n   '));
}, 300000);
