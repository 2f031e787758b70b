import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8, utf16, xmpDescription, xmpPacket } from '#core/metadata/crafted.test-support.ts';
import { parseXml } from '#core/metadata/xml.ts';
import { parseXmp, xmpLanguages, xmpTerms, xmpText } from '#core/metadata/xmp.ts';
import { xmpRating } from '#core/metadata/xmp-numbers.ts';
import { xmpStructures } from '#core/metadata/xmp-structures.ts';

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

  test('alternatives without languages: a text is the default, others are a list', () => {
    const of = (name: string, inner: string) =>
      read(`<${name}><rdf:Alt>${inner}</rdf:Alt></${name}>`).get(name);
    expect(of('dc:title', '<rdf:li>Ferry</rdf:li>')).toEqual({
      kind: 'languages',
      texts: [{ language: 'x-default', text: 'Ferry' }],
    });
    expect(
      of('xmp:Thumbnails', '<rdf:li rdf:parseType="Resource"><xmp:width>9</xmp:width></rdf:li>')?.kind,
    ).toBe('list');
  });

  test('a value with qualifiers', () => {
    for (const source of [
      '<dc:source rdf:parseType="Resource"><rdf:value>Pool</rdf:value><xmp:q>1</xmp:q></dc:source>',
      '<dc:source rdf:value="Pool" xmp:q="1"/>',
      '<dc:source><rdf:Description><rdf:value>Pool</rdf:value></rdf:Description></dc:source>',
    ]) {
      expect(xmpText(read(source), 'dc:source')).toBe('Pool');
    }
  });

  test('the rating', () => {
    expect(xmpRating(read('', 'xmp:Rating="4"'))).toBe(4);
    expect(xmpRating(read('<xmp:Rating>-1</xmp:Rating>'))).toBe(-1);
    expect(xmpRating(read('<xmp:Rating>five</xmp:Rating>'))).toBeNull();
    expect(xmpRating(read(''))).toBeNull();
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

describe('structures of the registry', () => {
  const places = (inner: string) => xmpStructures(read(inner), 'Iptc4xmpExt:LocationShown', 'place');
  const property = (inner: string) => `<Iptc4xmpExt:LocationShown>${inner}</Iptc4xmpExt:LocationShown>`;

  test('all members, with positions in degrees and heights in metres', () => {
    const entry = `<rdf:li rdf:parseType="Resource">
      <Iptc4xmpExt:LocationName><rdf:Alt><rdf:li xml:lang="x-default">Bryggen</rdf:li></rdf:Alt></Iptc4xmpExt:LocationName>
      <Iptc4xmpExt:LocationId><rdf:Bag><rdf:li>urn:1</rdf:li><rdf:li>urn:2</rdf:li></rdf:Bag></Iptc4xmpExt:LocationId>
      <Iptc4xmpExt:City>Bergen</Iptc4xmpExt:City>
      <exif:GPSLatitude>60,23.82N</exif:GPSLatitude><exif:GPSLongitude>5,19,26.4W</exif:GPSLongitude>
      <exif:GPSAltitude>123/10</exif:GPSAltitude><exif:GPSAltitudeRef>1</exif:GPSAltitudeRef></rdf:li>`;
    expect(places(property(`<rdf:Bag>${entry}</rdf:Bag>`))).toEqual([
      {
        name: 'Bryggen',
        identifiers: ['urn:1', 'urn:2'],
        city: 'Bergen',
        latitude: '60.397',
        longitude: '-5.324',
        altitude: '12.3',
        belowSeaLevel: '1',
      },
    ]);
  });

  test.each([
    ['attributes in a list', property('<rdf:Seq><rdf:li Iptc4xmpExt:City="Nuuk"/></rdf:Seq>')],
    ['one structure without a list', property('<rdf:Description Iptc4xmpExt:City="Nuuk"/>')],
    ['attributes alone', '<Iptc4xmpExt:LocationShown Iptc4xmpExt:City="Nuuk"/>'],
    [
      'a Description in a list',
      property(
        '<rdf:Bag><rdf:li><rdf:Description><Iptc4xmpExt:City>Nuuk</Iptc4xmpExt:City></rdf:Description></rdf:li></rdf:Bag>',
      ),
    ],
  ])('%s', (_, source) => {
    expect(places(source)).toEqual([{ city: 'Nuuk' }]);
  });

  test('a text in a structure’s place is its name; blank structures are none', () => {
    expect(
      places(property('<rdf:Bag><rdf:li>Nuuk</rdf:li><rdf:li rdf:parseType="Resource"/></rdf:Bag>')),
    ).toEqual([{ name: 'Nuuk' }]);
  });

  test('structures inside structures, and numbers that are none', () => {
    const region = `<Iptc4xmpExt:ImageRegion><rdf:Bag><rdf:li rdf:parseType="Resource">
      <Iptc4xmpExt:RegionBoundary rdf:parseType="Resource"><Iptc4xmpExt:rbShape>polygon</Iptc4xmpExt:rbShape>
      <Iptc4xmpExt:rbVertices><rdf:Seq><rdf:li Iptc4xmpExt:rbX="0.1" Iptc4xmpExt:rbY="0.2"/></rdf:Seq></Iptc4xmpExt:rbVertices>
      </Iptc4xmpExt:RegionBoundary></rdf:li></rdf:Bag></Iptc4xmpExt:ImageRegion>`;
    expect(xmpStructures(read(region), 'Iptc4xmpExt:ImageRegion', 'region')).toEqual([
      { boundary: [{ shape: 'polygon', vertices: [{ x: '0.1', y: '0.2' }] }] },
    ]);
    expect(places(property('<rdf:Description exif:GPSLatitude="north" exif:GPSAltitude="1/0"/>'))).toEqual([
      { latitude: 'north', altitude: '1/0' },
    ]);
  });
});

describe('damage', () => {
  test('controls that XML forbids are read as spaces', () => {
    expect(xmpText(read('<dc:title>Fer\x03ry</dc:title>'), 'dc:title')).toBe('Fer ry');
  });

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
