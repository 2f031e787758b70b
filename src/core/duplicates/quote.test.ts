import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCaptions, prepare } from '#core/duplicates/compare.ts';
import { balanced } from '#core/duplicates/quote.ts';

function reasonFor(left: string, right: string): string {
  const of = (text: string) =>
    prepare({
      text,
      people: [],
      capturedAt: '',
      imageHash: '',
      likeness: '',
      fileName: '',
      hasPhoto: false,
    });
  return compareCaptions(of(left), of(right))?.reason ?? '';
}

const meets = (first: string, second = 'Mara Lindqvist (R)') =>
  `${first} and ${second} cut the ribbon of the rebuilt tram depot in Graz, Austria, on March 5, 2026.`;

describe('reasons quote words only', () => {
  test.each([
    [meets('Joel Brandt (L)'), meets('Joel Okafor (L)'), 'only a name differs: Joel Brandt, Joel Okafor.'],
    [meets('Joel Brandt (R)'), meets('Tomas Okafor (L)'), 'only a name differs: Joel Brandt, Tomas Okafor.'],
    [meets('Joel Brandt'), meets('Joel Brandt (L)'), 'a position differs: “L” on one side.'],
    [meets('Joel Brandt (2nd L)'), meets('Joel Brandt (3rd L)'), 'a position differs: 2nd L, 3rd L.'],
  ])('position marks: %s', (left, right, ending) => {
    expect(reasonFor(left, right)).toContain(ending);
    expect(reasonFor(left, right)).not.toMatch(/[()]/);
  });

  test('a tail with a credit and a quotation keeps whole pairs only', () => {
    const lead = meets('Joel Brandt (L)');
    expect(reasonFor(lead, `${lead.slice(0, -1)} under the banner “Rails for all” (in red).`)).toMatch(
      /a tail: “under the banner “Rails for all” in red”\.$/,
    );
  });

  test.each([
    ['渔网', '鱼网', 'Only a word differs: 渔网, 鱼网.'],
    ['3月5日', '3月6日', 'Only the date differs: 3月5日 and 3月6日.'],
    ['新华社记者 林晓岚 摄', '新华社发（何远 摄）', 'Same words; the credit differs.'],
  ])('Chinese: %s against %s', (one, other, reason) => {
    const caption =
      '3月5日，渔民在浙江省舟山市沈家门渔港整理渔网。当日，当地渔船陆续返港。新华社记者 林晓岚 摄';
    expect(reasonFor(caption, caption.replace(one, other))).toBe(reason);
  });

  test('Chinese captions that share only their background are not flagged', () => {
    const rest = '当日，受冷空气影响，当地渔船陆续返港避风。新华社记者 林晓岚 摄';
    expect(
      reasonFor(
        `3月5日，渔民在浙江省舟山市沈家门渔港整理渔网。${rest}`,
        `3月5日，工作人员在浙江省舟山市定海港检查缆绳。${rest}`,
      ),
    ).toBe('');
  });

  test('law: no half pair is left, and nothing else is lost', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', ' ', '(', ')', '“', '”', '„', '（', '）', '"') });
    fc.assert(
      fc.property(letters, (words) => {
        const kept = balanced(words);
        expect(balanced(kept)).toBe(kept);
        expect(kept.replace(/[^a ]/g, '')).toBe(words.replace(/[^a ]/g, ''));
      }),
    );
  });
});
