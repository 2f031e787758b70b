import { expect, test } from 'vitest';
import { folded, holds } from '#core/style/folding.ts';

test.each([
  ['Jürgen  O’Neill-Ré', 'jurgen oneill re'],
  ['ŁÓDŹ', 'lodz'],
  ['Straße', 'strasse'],
])('%s folds to %s', (text, plain) => expect(folded(text)).toBe(plain));

test('finds whole words only', () => {
  expect(holds(folded('A crew rests in São Paulo.'), 'sao paulo')).toBe(true);
  expect(holds(folded('Lundqvist waves.'), 'Lund')).toBe(false);
});
