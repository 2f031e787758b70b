import { expect, test } from 'vitest';
import { strayBlanks } from '#core/style/rules/stray-blanks.ts';
import { trial } from '#core/style/trial.ts';

test('flags outer blanks, tabs and line breaks', () => {
  const outcome = trial(strayBlanks, { caption: ' A ferry\r\nleaves\tSplit. \n', city: 'Split ' });
  expect(outcome.words).toEqual([' ', ' \n', ' ', '\r\n', '\t']);
  expect(outcome.fixed.caption).toBe('A ferry leaves Split.');
  expect(outcome.fixed.city).toBe('Split');
  expect(outcome.left).toEqual([]);
});

test('accepts one paragraph, and paragraphs in usage terms', () => {
  expect(
    trial(strayBlanks, { caption: 'A ferry leaves.', usageTerms: 'No sales.\nNo archives.' }).found,
  ).toEqual([]);
});
