import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '#core/documents/decode.ts';

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), order === 'le');
  return bytes;
}

const texts = [
  'Crews clear snow from the quay in Valmora, Norway, on Nov. 12, 2026. Photo: Harbor News\r\n',
  'Ein Räumfahrzeug fährt über die Brücke – „endlich“, sagt Jörg Weiß.\n',
  '3月5日，渔民在浙江省舟山市整理渔网。新华社记者 林晓岚 摄\n',
  '渔民在港口整理渔网。',
  'رجال الإطفاء يعملون في ميناء المدينة، 5 مارس 2026.\n',
  'Рыбаки разгружают улов в порту 5 марта.\n',
];

describe('UTF-16 without a byte order mark', () => {
  test.each(texts.flatMap((text) => [[text, 'le'] as const, [text, 'be'] as const]))(
    '%s %s',
    (text, order) => {
      expect(decodeText(utf16(text, order))).toEqual({ text });
    },
  );

  test('law: an ASCII line is read from either order', () => {
    const line = fc.string({ unit: fc.constantFrom(...'abcdefXYZ .,0123'), minLength: 20, maxLength: 200 });
    fc.assert(
      fc.property(line, fc.constantFrom('le' as const, 'be' as const), (text, order) => {
        expect(decodeText(utf16(text, order))).toEqual({ text });
      }),
    );
  });
});

describe('what is no UTF-16 stays what it is', () => {
  test('UTF-8 and Windows-1252 of even length', () => {
    for (const text of [...texts, 'thth thth']) {
      const bytes = new TextEncoder().encode(text);
      expect(decodeText(bytes)).toEqual({ text });
    }
    const western = Uint8Array.from('Caf\u00e9 at the quay, No. 44'.split(''), (sign) => sign.charCodeAt(0));
    expect(decodeText(western)).toEqual({ text: 'Caf\u00e9 at the quay, No. 44' });
  });

  test.each([
    ['zero bytes', new Uint8Array(64)],
    [
      'a picture',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1]),
    ],
    [
      'an archive',
      Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0, 8, 0, 0x21, 0x5a, 0x30, 0x2a, 0, 0, 0, 0, 0, 0]),
    ],
    ['small numbers', Uint8Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? at % 30 : 0))],
    ['a program', Uint8Array.from({ length: 4096 }, (_, at) => (at * 73 + (at >> 3) * 31) % 256)],
  ])('%s is refused in one line', (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ refusal: expect.stringMatching(/^This is not a text: [^\n]+\.$/) });
  });
});
