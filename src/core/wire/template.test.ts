import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate, renderTemplate, type Variable, variables } from '#core/wire/template.ts';

const render = (text: string, values: Partial<Record<Variable, string>> = {}) =>
  renderTemplate(parseTemplate(text).parts, (name) => values[name] ?? '');

test('fills in variables and leaves other words alone', () => {
  expect(
    render('{headline}: {caption} {credit}', {
      headline: 'Fog',
      caption: 'Boats wait.',
      credit: '(AP Photo)',
    }),
  ).toBe('Fog: Boats wait. (AP Photo)');
  expect(render('{ city }', { city: 'Oslo' })).toBe('Oslo');
});

test.each([
  ['{caption}[ ({city})]', 'A. (Oslo)', 'A.'],
  ['{caption}[ {city}[, {state}]]', 'A. Oslo', 'A.'],
  ['[{state}, ]{caption}', 'A.', 'A.'],
  ['{caption}[ always]', 'A. always', 'A. always'],
])('leaves out the groups of %s whose variable is empty', (template, full, bare) => {
  expect(render(template, { caption: 'A.', city: 'Oslo' })).toBe(full);
  expect(render(template, { caption: 'A.' })).toBe(bare);
});

test('writes doubled brackets as one', () => {
  expect(render('{{{city}}} [[{city}]]', { city: 'Oslo' })).toBe('{Oslo} [Oslo]');
});

describe('problems', () => {
  test.each([
    ['{caption} {headine}', 10, 19, 'There is no variable called “headine”.'],
    ['{}', 0, 2, 'There is no variable called “”.'],
    ['{caption', 0, 1, 'This { has no } after it. Write {{ for the sign itself.'],
    ['caption}', 7, 8, 'This } has no { before it. Write }} for the sign itself.'],
    ['a ] b', 2, 3, 'This ] has no [ before it. Write ]] for the sign itself.'],
    ['a [ b', 2, 3, 'This [ has no ] after it. Write [[ for the sign itself.'],
  ])('are told of %s', (template, start, end, message) => {
    expect(parseTemplate(template).problems).toEqual([{ start, end, message }]);
  });

  test('send nothing, nor the group they stand in', () => {
    expect(render('{caption}{headine}[ by {bylin}]', { caption: 'A.' })).toBe('A.');
  });
});

test('law: any text is a template, and its problems lie inside it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', 'a', ' ', '\n', 'é') }), (text) => {
      for (const { start, end } of parseTemplate(text).problems) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('law: no bracket reaches the wire but those written twice or held by a value', () => {
  const piece = fc.oneof(
    fc.constantFrom('{', '}', '[', ']', ' ', '. '),
    fc.constantFrom(...variables).map((name) => `{${name}}`),
    fc.stringMatching(/^[a-z]{1,8}$/),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('|');
      expect(render(text, { caption: 'words', city: 'Oslo' })).not.toMatch(/[{}[\]]/);
    }),
  );
});
