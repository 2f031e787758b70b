import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lacksInWindows1252,
  readMacRoman,
  readUndeclared,
  readUtf8,
  readUtf16,
  readWindows1252,
} from '#core/metadata/charset.ts';
import { latin1, utf8, utf16 } from '#core/metadata/crafted.test-support.ts';

describe('UTF-8', () => {
  test('what was written is read back, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readUtf8(utf8(text))?.text).toBe(text);
      }),
    );
  });

  test('it agrees with the platform’s strict decoder on any bytes', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const reading = readUtf8(bytes);
        let text: string | null = null;
        try {
          text = strict.decode(bytes);
        } catch {
          // Not UTF-8, or cut inside a character.
        }
        expect(reading && !reading.cut ? reading.text : null).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('a text that ends inside a character is read up to it', () => {
    expect(readUtf8(utf8('Łódź').subarray(0, 6))).toMatchObject({ text: 'Łód', cut: true });
  });

  test.each([
    ['overlong', [0xc0, 0xaf]],
    ['overlong in three bytes', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
  ])('%s is refused', (_, bytes) => {
    expect(readUtf8(Uint8Array.from(bytes))).toBeNull();
  });

  test('long texts keep every character across the joints', () => {
    const long = '河岸の市場 🛶 '.repeat(2000);
    expect(readUtf8(utf8(long))?.text).toBe(long);
  });
});

describe('single-byte sets', () => {
  test('Windows-1252 has quotes, dashes and the euro where Latin-1 has controls', () => {
    expect(readWindows1252(latin1('\x93Gr\xfc\xdfe\x94 \x96 \x80 5\x85'))).toBe('“Grüße” – € 5…');
  });

  test('Windows-1252 agrees with the platform on every byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(readWindows1252(all)).toBe(new TextDecoder('windows-1252').decode(all));
  });

  test('Mac OS Roman agrees with the platform on every byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(readMacRoman(all)).toBe(new TextDecoder('macintosh').decode(all));
  });

  test('five bytes cannot be Windows-1252', () => {
    expect(lacksInWindows1252(latin1('Orl\x8eans'))).toBe(false);
    expect(lacksInWindows1252(latin1('Ath\x8fnes'))).toBe(true);
  });

  test('undeclared text is UTF-8 where it can be', () => {
    expect(readUndeclared(utf8('Besançon'))).toBe('Besançon');
    expect(readUndeclared(latin1('Besan\xe7on'))).toBe('Besançon');
    expect(readUndeclared(latin1('caf\xe9'))).toBe('café');
  });
});

test('UTF-16 in both orders', () => {
  const bytes = utf16('Nuuk 🧊');
  expect(readUtf16(bytes, 'big')).toBe('Nuuk 🧊');
  const swapped = bytes.map((_, at) => bytes[at ^ 1] ?? 0);
  expect(readUtf16(swapped, 'little')).toBe('Nuuk 🧊');
});
