import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteLength } from '#renderer/byte-length.ts';

const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 30 })
  .map((points) => String.fromCodePoint(...points));

describe('byteLength', () => {
  test('counts what the wire counts, not letters', () => {
    expect(byteLength('Hafen')).toBe(5);
    expect(byteLength('Häfen')).toBe(6);
    expect(byteLength('港口')).toBe(6);
    expect(byteLength('🚢')).toBe(4);
  });

  test('agrees with the encoder for every text, broken surrogates included', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0xd800, max: 0xdfff }), (text, lone) => {
        const awkward = text + String.fromCharCode(lone) + text;
        expect(byteLength(awkward)).toBe(encoder.encode(awkward).length);
      }),
    );
  });
});
