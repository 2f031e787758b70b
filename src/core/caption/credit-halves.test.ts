import { describe, expect, test } from 'vitest';
import { settledByFields, tellHalves } from '#core/caption/credit-halves.ts';

describe('halves of a credit', () => {
  test.each([
    ['Norpress', 'Li Wen', 'Li Wen'],
    ['NORPRESS', 'LI WEN', 'LI WEN'],
    ['Li Wen', 'Norpress', 'Li Wen'],
    ['Harbor News', 'Ana Vega', 'Ana Vega'],
    ['Ana Vega', 'Harbor News', 'Ana Vega'],
    ['Ana Vega', 'Le Rivage', 'Ana Vega'],
    ['Norpress', 'Ana van der Berg', 'Ana van der Berg'],
    // Nothing tells these apart: the usual order stands.
    ['Rahmat', 'Tempo', 'Rahmat'],
    ['Bright Lens', 'Ana Vega', 'Bright Lens'],
    ['Rahmat', 'Le Rivage', 'Rahmat'],
    ['Rahmat', 'Valmora Times', 'Rahmat'],
  ])('%s/%s', (first, second, byline) => {
    expect(tellHalves(first, second).byline).toBe(byline);
  });

  test('the photo’s own fields overrule the order', () => {
    const read = { byline: 'Bright Lens', agency: 'Ana Vega' };
    const turned = { byline: 'Ana Vega', agency: 'Bright Lens' };
    expect(settledByFields(read, { byline: 'Ana Vega', credit: '', source: '' })).toEqual(turned);
    expect(settledByFields(read, { byline: '', credit: 'BRIGHT LENS', source: '' })).toEqual(turned);
    expect(settledByFields(read, { byline: 'Bright Lens', credit: '', source: '' })).toEqual(read);
    expect(settledByFields(read, { byline: '', credit: '', source: '' })).toEqual(read);
  });
});
