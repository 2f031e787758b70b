import { describe, expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { desk } from '#core/style/houses/desk.ts';
import { creditSource } from '#core/style/rules/credit-source.ts';
import { trial } from '#core/style/trial.ts';

const text = 'A tram waits in Namur, Belgium, on Nov. 20, 2026.';
const belga = { caption: `${text} (Amina Sall/Belga)` };

test('flags another agency, and the fix takes the text’s into the Credit field', () => {
  const outcome = trial(creditSource, { ...belga, credit: 'Harbor News' });
  expect(outcome.words).toEqual(['(Amina Sall/Belga)']);
  expect(outcome.messages).toEqual(['The credit names Belga, the Credit field Harbor News']);
  expect(outcome.fixed.credit).toBe('Belga');
  expect(outcome.left).toEqual([]);
  const source = trial(creditSource, { ...belga, source: 'Harbor News' });
  expect(source.messages).toEqual(['The credit names Belga, the Source field Harbor News']);
  expect(source.left).toEqual([]);
});

describe('accepts', () => {
  test.each([
    [belga.caption, { credit: 'Belga' }],
    [belga.caption, { credit: 'BELGA' }],
    [belga.caption, { credit: 'Harbor News', source: 'Belga' }],
    [belga.caption, { credit: 'Amina Sall/Belga' }],
    [belga.caption, { credit: 'Belga via AP' }],
    [belga.caption, {}],
    [text, { credit: 'Harbor News' }],
    [`${text} (AP Photo/Kim Lee)`, { credit: 'The Associated Press' }],
    [`${text} (AP Photo/Kim Lee)`, { credit: 'AP' }],
    [`${text} (Kim Lee/Harbor News via AP)`, { credit: 'AP' }],
    [`${text} (Kim Lee/Harbor News via AP)`, { credit: 'Harbor News' }],
    [`${text} (Kim Lee/Pool)`, { credit: 'Harbor News' }],
    [`${text} (Photo by Kim Lee / Aegean Images / AFP)`, { credit: 'Agence France-Presse' }],
    [`${text} REUTERS/Kim Lee`, { credit: 'Reuters' }],
    [`${text} (Kim Lee/Getty Images)`, { credit: 'Getty' }],
    [`${text} (新华社/法新)`, { credit: 'AFP' }],
    [`${text} REUTERS/Kim Lee`, { credit: 'Reuetrs' }],
    [`${text} REUTERS/Kim Lee`, { source: 'X01095' }],
    [`${text} (AP Photo/Kim Lee, Pool)`, { credit: 'Pool' }],
    [`${text} (Kim Lee/Belga)`, { credit: 'Kim Lee' }],
    [`${text} REUTERS/\u0000`, { credit: '\u0000' }],
    [`${text} (Harbor News/Amina Sall)`, { credit: 'Harbor News', byline: 'Amina Sall' }],
  ])('%s %o', (caption, fields) => {
    for (const house of [desk, ap])
      expect(trial(creditSource, { caption, ...fields }, { house }).found).toEqual([]);
  });
});

test('a desk may say that two names are one agency', () => {
  const rules = { 'credit-source': { options: { same: ['Belga / Agence Télégraphique'] } } };
  const outcome = trial(
    creditSource,
    { ...belga, credit: 'Agence Télégraphique' },
    { house: { ...desk, rules } },
  );
  expect(outcome.found).toEqual([]);
});
