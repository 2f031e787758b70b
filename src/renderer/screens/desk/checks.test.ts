import { describe, expect, test } from 'vitest';
import { countChecks, gatherChecks } from '#renderer/screens/desk/checks.ts';

describe('the checks of a caption', () => {
  const checks = gatherChecks({
    text: 'Passengers wait in Hamburgg.',
    findings: [
      { rule: 'alt-text', severity: 'hint', field: 'altText', message: 'No alt text', start: 0, end: 0 },
      { rule: 'weekday', severity: 'error', field: 'caption', message: 'A Thursday', start: 3, end: 9 },
    ],
    likenesses: [
      {
        caption: 'b',
        fileName: 'HF_0409.JPG',
        text: 'Passengers wait.',
        comparison: { class: 'same-lead', score: 0.9, reason: 'Only the place differs.', burst: false },
      },
    ],
    misspellings: [
      { start: 19, end: 27, word: 'Hamburgg', suggestions: ['Hamburg', 'Hamburgs'], certain: true },
    ],
  });

  test('stand most severe first', () => {
    expect(checks.map(({ severity }) => severity)).toEqual(['error', 'warning', 'hint', 'hint']);
  });

  test('a misspelled word is fixed where it stands', () => {
    expect(checks.at(-1)?.fix?.changes).toEqual({ caption: 'Passengers wait in Hamburg.' });
  });

  test('a word that may be several is offered them, and none is the fix', () => {
    const [check] = gatherChecks({
      findings: [],
      likenesses: [],
      text: 'A rehersal.',
      misspellings: [
        { start: 2, end: 10, word: 'rehersal', suggestions: ['rehearsal', 'reversal'], certain: false },
      ],
    });
    expect(check?.fix).toBeNull();
    expect(check?.choices.map(({ changes }) => changes.caption)).toEqual(['A rehearsal.', 'A reversal.']);
  });

  test('are counted in words', () => {
    expect(countChecks(checks)).toBe('1 error, 1 warning, 2 hints');
    expect(countChecks([])).toBe('nothing to fix');
  });
});
