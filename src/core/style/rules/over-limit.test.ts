import { expect, test } from 'vitest';
import { captionOverLimit, fieldAtLimit, fieldOverLimit } from '#core/style/rules/over-limit.ts';
import { trial } from '#core/style/trial.ts';

test('counts bytes, not characters, and points at what does not fit', () => {
  const outcome = trial(captionOverLimit, { caption: `${'ñ'.repeat(999)}abcd` });
  expect(outcome.words).toEqual(['cd']);
  expect(outcome.messages).toEqual(['Caption is 2002 bytes, 2 over the 2000 that IIM holds']);
  expect(trial(captionOverLimit, { caption: 'ñ'.repeat(1000) }).found).toEqual([]);
});

test('checks every field and every term by the registry', () => {
  const outcome = trial(fieldOverLimit, {
    byline: 'M'.repeat(33),
    keywords: ['snow', 'k'.repeat(65)],
    caption: 'x'.repeat(3000),
  });
  expect(outcome.found.map(({ field }) => field)).toEqual(['byline', 'keywords']);
  expect(outcome.words).toEqual(['M', 'k']);
  expect(
    trial(fieldOverLimit, { byline: 'M'.repeat(32), dateCreated: '2026-11-12T09:41:22+01:00' }).found,
  ).toEqual([]);
});

test('a field filled to the last byte was probably cut', () => {
  const credit = 'Fjord Archive/Press Association '.slice(0, 31).concat('I');
  expect(trial(fieldAtLimit, { credit }).words).toEqual([credit]);
  expect(trial(fieldAtLimit, { countryCode: 'NOR', urgency: '5', credit: 'AP' }).found).toEqual([]);
});
