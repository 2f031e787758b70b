import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToBytes, encodeUtf8 } from '#core/metadata/write/utf8.ts';

test('encodeUtf8 writes what the platform writes, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud83d', '\udc69'), (text, lone) => {
      expect([...encodeUtf8(`${text}${lone}a`)]).toEqual([...new TextEncoder().encode(`${text}${lone}a`)]);
    }),
  );
});

describe('cutToBytes', () => {
  test('never cuts a letter from its accents, or an emoji in two', () => {
    expect(cutToBytes('abc', 3)).toBe('abc');
    expect(cutToBytes('ab\u00e9', 3)).toBe('ab');
    expect(cutToBytes('abe\u0301', 4)).toBe('ab');
    expect(cutToBytes('a👩‍👩‍👧', 12)).toBe('a');
    expect(cutToBytes('한국어', 7)).toBe('한국');
  });

  test('cuts between code points where one grapheme alone is too long', () => {
    expect(cutToBytes(`e${'\u0301'.repeat(40)}`, 32)).toBe(`e${'\u0301'.repeat(15)}`);
  });

  test('any text: within the limit, a beginning of the text, and nothing more would have fitted', () => {
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 30 }), fc.nat(40), (text, limit) => {
        const kept = cutToBytes(text, limit);
        expect(encodeUtf8(kept).length).toBeLessThanOrEqual(limit);
        expect(text.startsWith(kept)).toBe(true);
        const next = [...graphemes.segment(text.slice(kept.length))][0]?.segment ?? '';
        if (kept !== text && kept !== '') expect(encodeUtf8(kept + next).length).toBeGreaterThan(limit);
      }),
    );
  });
});
