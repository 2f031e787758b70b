import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, utf8Bytes } from '#core/style/bytes.ts';

test('counts as an encoder does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});

test('counts a lone surrogate as the replacement character', () => expect(utf8Bytes('a\uD800')).toBe(4));

test('names a character', () => expect(codeOf('\u200Bx')).toBe('U+200B'));
