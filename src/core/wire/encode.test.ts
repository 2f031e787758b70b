import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '#core/wire/encode.ts';

test('law: the bytes are those of the platform’s own encoder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
    }),
  );
});

test('a lone surrogate becomes U+FFFD', () => {
  expect([...encodeUtf8('\ud800')]).toEqual([0xef, 0xbf, 0xbd]);
});
