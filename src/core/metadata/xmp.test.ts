import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8, utf16, xmpDescription, xmpPacket } from '#core/metadata/crafted.test-support.ts';
import { parseXml } from '#core/metadata/xml.ts';
import { parseXmp, xmpDegrees, xmpLanguages, xmpTerms, xmpText } from '#core/metadata/xmp.ts';

function read(properties: string, attributes = '') {
  const parsed = parseXmp(utf8(xmpPacket(properties, attributes)));
  if (!parsed) throw new Error('The packet is not well-formed');
  return parsed;
}

describe('forms', () => {
  test('properties as elements and as attributes', () => {
    const properties = read('<photoshop:City>Namur</photoshop:City>', 'photoshop:Headline="High water"');
    expect(xmpText(properties, 'photoshop:City')).toBe('Namur');
    expect(xmpText(properties, 'photoshop:Headline')).toBe('High water');
  });

  test('lists keep their order', () => {
    const properties = read(
      '<dc:subject><rdf:Bag><rdf:li>ferry</rdf:li><rdf:li>flood</rdf:li></rdf:Bag></dc:subject>',
    );
    expect(xmpTerms(properties, 'dc:subject')).toEqual(['ferry', 'flood']);
  });

  test('several creators are joined', () => {
    const properties = read(
      '<dc:creator><rdf:Seq><rdf:li>Ilse Brandt</rdf:li><rdf:li>Tomas Ruiz</rdf:li></rdf:Seq></dc:creator>',
    );
    expect(xmpText(properties, 'dc:creator')).toBe('Ilse Brandt; Tomas Ruiz');
  });

  test('the default language first, else the first there is; all are kept', () => {
    const alternatives = (inner: string) =>
      read(`<dc:description><rdf:Alt>${inner}</rdf:Alt></dc:description>`);
    const both = alternatives(
      '<rdf:li xml:lang="de">Hochwasser</rdf:li><rdf:li xml:lang="x-default">High water</rdf:li>',
    );
    expect(xmpText(both, 'dc:description')).toBe('High water');
    expect(xmpLanguages(both, 'dc:description')).toHaveLength(2);
    expect(xmpText(alternatives('<rdf:li xml:lang="de">Hochwasser</rdf:li>'), 'dc:description')).toBe(
      'Hochwasser',
    );
  });

  test('structures, in both forms', () => {
    const shorthand = read('<Iptc4xmpExt:LocationCreated Iptc4xmpExt:City="Nuuk"/>').get(
      'Iptc4xmpExt:LocationCreated',
    );
    const full = read(
      '<Iptc4xmpExt:LocationCreated rdf:parseType="Resource"><Iptc4xmpExt:City>Nuuk</Iptc4xmpExt:City></Iptc4xmpExt:LocationCreated>',
    ).get('Iptc4xmpExt:LocationCreated');
    expect(shorthand).toEqual(full);
  });

  test('prefixes are the file’s own affair', () => {
    const packet = xmpPacket('<d:rights xmlns:d="http://purl.org/dc/elements/1.1/">© Brandt</d:rights>');
    expect(xmpText(parseXmp(utf8(packet)) ?? new Map(), 'dc:rights')).toBe('© Brandt');
  });

  test('entities, character references and CDATA', () => {
    const caption = 'A &amp; B &lt;tag&gt; &quot;q&quot;&#xD;&#xA;&#128512; <![CDATA[<raw> & free]]>';
    expect(xmpText(read(xmpDescription(caption)), 'dc:description')).toBe(
      'A & B <tag> "q"\r\n😀 <raw> & free',
    );
  });

  test('UTF-16 packets', () => {
    const packet = utf16(`\ufeff${xmpPacket(xmpDescription('渡し船'))}`);
    expect(xmpText(parseXmp(packet) ?? new Map(), 'dc:description')).toBe('渡し船');
  });
});

describe('damage', () => {
  test.each([
    ['an element left open', '<dc:title>Ferry'],
    ['an unknown entity', '<dc:title>&bomb;</dc:title>'],
    ['a bare ampersand', '<dc:title>A & B</dc:title>'],
    ['an unbound prefix', '<nope:title>x</nope:title>'],
    ['an attribute twice', '<dc:title dc:a="1" dc:a="2"/>'],
  ])('%s reads as null', (_, properties) => {
    expect(parseXmp(utf8(xmpPacket(properties)))).toBeNull();
  });

  test('document types, and with them entity bombs, are refused', () => {
    expect(parseXml('<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')).toBeNull();
  });

  test('depth is bounded', () => {
    expect(parseXml(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`)).toBeNull();
  });

  test('any bytes, and any damage to a sound packet, are read without throwing', () => {
    const sound = utf8(xmpPacket(xmpDescription('A ferry crosses the flooded river.')));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseXmp(bytes)));
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), (at, byte, length) => {
        const damaged = sound.slice();
        damaged[at] = byte;
        parseXmp(damaged);
        parseXmp(damaged.subarray(0, length));
      }),
    );
  });

  test('time grows with length, not with its square', () => {
    const million = `<a ${'x'.repeat(1_000_000)}`;
    expect(parseXml(million)).toBeNull();
    expect(parseXml('<a>'.repeat(300_000))).toBeNull();
    expect(parseXml(`<a>${'&amp;'.repeat(200_000)}</a>`)?.text).toHaveLength(200_000);
  });
});

test('positions', () => {
  expect(xmpDegrees('52,31.2N')).toBe(52.52);
  expect(xmpDegrees('13,24,36W')).toBe(-13.41);
  expect(xmpDegrees('95,0N')).toBeNull();
  expect(xmpDegrees('north')).toBeNull();
});
