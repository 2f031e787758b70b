/** Templates are understood whole, or refused with one sentence that names everything unknown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingestVariables, readTemplate, renderPieces } from '#core/ingest/template.ts';

function problemOf(template: string): string {
  const read = readTemplate(template);
  return read.ok ? '' : read.problem;
}

describe('reading', () => {
  test('words and variables, with and without a form', () => {
    expect(readTemplate('HF_{date:YYYYMMDD}-{sequence:4}')).toEqual({
      ok: true,
      pieces: [
        { kind: 'words', text: 'HF_' },
        { kind: 'variable', name: 'date', form: 'YYYYMMDD' },
        { kind: 'words', text: '-' },
        { kind: 'variable', name: 'sequence', form: '4' },
      ],
    });
  });

  test('doubled brackets are the signs themselves', () => {
    const read = readTemplate('{{{slug}}}');
    expect(read.ok && renderPieces(read.pieces, () => 'FERRY')).toBe('{FERRY}');
  });

  test('Photo Mechanic’s names where they mean the same, and no others', () => {
    expect(readTemplate('{seqn}')).toEqual(readTemplate('{sequence:4}'));
    expect(readTemplate('{fbas}')).toEqual(readTemplate('{original}'));
    expect(readTemplate('{filenamebase}')).toEqual(readTemplate('{original}'));
    expect(problemOf('{frame4}')).toContain('{frame4}');
    expect(problemOf('{filename}')).toContain('{filename}');
  });

  test('every unknown variable is named, once, with those that exist', () => {
    const problem = problemOf('{shooter}/{slugg}-{shooter}');
    expect(problem).toMatch(/^There is no variable \{shooter\}, \{slugg\}\. Known: \{date\} /);
    for (const name of ingestVariables) expect(problem).toContain(`{${name}}`);
  });

  test.each([
    ['{date', 'no }'],
    ['date}', 'no {'],
    ['{da{date}', 'no }'],
    ['{date:QQ}', '“Q” is no part of a date'],
    ['{date:}', 'nothing stands'],
    ['{date:/YYYY}', 'slashes'],
    ['{sequence:0}', 'digits'],
    ['{sequence:12}', 'digits'],
    ['{sequence:x}', 'digits'],
    ['{slug:4}', 'only date, time and sequence'],
    ['{}', 'no variable {}'],
  ])('%s is refused', (template, words) => {
    expect(problemOf(template)).toContain(words);
  });

  test('never throws, and what it takes it gives back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = text.replaceAll('{', '{{').replaceAll('}', '}}');
        const read = readTemplate(escaped);
        expect(read.ok && renderPieces(read.pieces, () => '')).toBe(text);
        readTemplate(text);
      }),
    );
  });
});
