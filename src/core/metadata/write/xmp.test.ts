import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldChanges, type FieldValue, tidyValue } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import {
  isStructureId,
  type Member,
  membersOf,
  type StructureId,
} from '#core/caption/registry/structures.ts';
import type { MemberValue, Structure } from '#core/caption/structure.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { utf8, utf16, xmpDescription, xmpPacket } from '#core/metadata/crafted.test-support.ts';
import { xmpFields } from '#core/metadata/sources.ts';
import { newSidecar, rewriteXmp } from '#core/metadata/write/xmp.ts';
import { parseXmp, xmpLanguages, xmpText } from '#core/metadata/xmp.ts';

const stamp = { at: '2026-11-22T18:30:00+01:00', tool: 'Cutline' };

const registry: readonly (Field & { readonly id: FieldId })[] = fields;
const inXmp = registry.filter(({ xmp }) => xmp);

function rewrite(packet: Uint8Array | null, changes: FieldChanges): Uint8Array {
  const written = rewriteXmp(packet, changes, stamp);
  if (!written) throw new Error('The packet is not well-formed');
  return written;
}

function propertiesOf(packet: Uint8Array) {
  const properties = parseXmp(packet);
  if (!properties) throw new Error('The packet is not well-formed');
  return properties;
}

function fieldsOf(packet: Uint8Array): Partial<Record<FieldId, FieldValue>> {
  return Object.fromEntries([...xmpFields(propertiesOf(packet))].map(([id, { value }]) => [id, value]));
}

const textOf = (packet: Uint8Array) => readUtf8(packet)?.text ?? '';
const packetOf = (properties: string, attributes = '') => utf8(xmpPacket(properties, attributes));

// Awkward, but words: what desks type, in several scripts, with markup signs, line ends and emoji.
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Ñandú',
        '北京',
        'الخبر',
        '<b>',
        '&amp;',
        ']]>',
        '"',
        "'",
        'a\nb',
        '😀',
        'ẞ',
        '--',
        '#',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) =>
    parts
      .join(' ')
      .replace(/[\0-\x1f\x7f;]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '' && xmlSafe(text));
const dates = fc.constantFrom(
  '2026',
  '2026-11',
  '2026-11-12',
  '2026-11-12T09:41:22+01:00',
  '2026-11-12T09:41:22',
);

function xmlSafe(text: string): boolean {
  return !/[\ufffe\uffff]|\p{Cs}/u.test(text);
}

const degrees = (most: number) =>
  fc
    .integer({ min: -most * 1e7, max: most * 1e7 })
    .map((value) => String(value / 1e7))
    .filter((text) => !text.includes('e'));

function memberValues(member: Member, depth: number): fc.Arbitrary<MemberValue> {
  switch (member.kind) {
    case 'structures': {
      const kind = member.structure && isStructureId(member.structure) ? member.structure : null;
      if (!kind || depth > 2) return fc.constant([]);
      return fc.array(structureValues(kind, depth + 1), { maxLength: member.most ?? 2 });
    }
    case 'list':
      return fc.array(words, { maxLength: 3 });
    case 'date':
      return dates;
    case 'latitude':
      return degrees(90);
    case 'longitude':
      return degrees(180);
    case 'altitude':
      return fc
        .integer({ min: 0, max: 88_480_000 })
        .map((value) => String(value / 1e4))
        .filter((text) => !text.includes('e'));
    default:
      return words;
  }
}

function structureValues(structure: StructureId, depth = 0): fc.Arbitrary<Structure> {
  const members = membersOf(structure).map((member) => [member.id, memberValues(member, depth)] as const);
  return fc
    .record(Object.fromEntries(members), { requiredKeys: [] })
    .map((filled) =>
      Object.fromEntries(
        Object.entries(filled).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])),
      ),
    );
}

function fieldValues({ kind, structure, most }: Field): fc.Arbitrary<FieldValue> {
  if (structure) return fc.array(structureValues(structure), { minLength: 1, maxLength: most ?? 3 });
  if (kind === 'list') return fc.array(words, { minLength: 1, maxLength: 4 });
  return kind === 'date' ? dates : words;
}

function changesOf(id: FieldId, value: FieldValue): FieldChanges {
  return { [id]: tidyValue(value) };
}

describe('laws', () => {
  test.each(inXmp.map((field) => [field.id, field] as const))('%s: what is written is read', (id, field) => {
    fc.assert(
      fc.property(fieldValues(field), fieldValues(field), (first, second) => {
        const once = rewrite(null, changesOf(id, first));
        expect(fieldsOf(once)[id] ?? []).toEqual(tidyValue(first).length > 0 ? tidyValue(first) : []);
        const twice = rewrite(once, changesOf(id, second));
        expect(fieldsOf(twice)[id] ?? []).toEqual(tidyValue(second).length > 0 ? tidyValue(second) : []);
        expect(rewrite(twice, changesOf(id, second))).toEqual(twice);
        expect(fieldsOf(rewrite(twice, changesOf(id, typeof second === 'string' ? '' : [])))).toEqual({});
      }),
      { numRuns: 6 },
    );
  });

  test('all fields at once, into a sidecar', () => {
    const all = fc.record(Object.fromEntries(inXmp.map((field) => [field.id, fieldValues(field)])));
    fc.assert(
      fc.property(all, (values) => {
        const filled = Object.fromEntries(
          Object.entries(values).map(([id, value]) => [id, tidyValue(value)]),
        );
        const kept = Object.fromEntries(Object.entries(filled).filter(([, value]) => value.length > 0));
        expect(fieldsOf(newSidecar(filled as FieldChanges, stamp))).toEqual(kept);
      }),
      { numRuns: 10 },
    );
  });
});

describe('forms of the file', () => {
  test('an attribute stays an attribute', () => {
    const written = rewrite(packetOf('', 'photoshop:City="Bergen" photoshop:State="Vestland"'), {
      city: 'Oslo',
    });
    expect(textOf(written)).toContain('photoshop:City="Oslo" photoshop:State="Vestland"');
  });

  test('the default text and its twin change, other languages stay', () => {
    const alternatives =
      '<rdf:li xml:lang="x-default">High water</rdf:li><rdf:li xml:lang="en">High water</rdf:li><rdf:li xml:lang="de">Hochwasser</rdf:li>';
    const written = rewrite(packetOf(`<dc:description><rdf:Alt>${alternatives}</rdf:Alt></dc:description>`), {
      caption: 'Low water',
    });
    expect(xmpLanguages(propertiesOf(written), 'dc:description')).toEqual([
      { language: 'x-default', text: 'Low water' },
      { language: 'en', text: 'Low water' },
      { language: 'de', text: 'Hochwasser' },
    ]);
  });

  test('a default is added, first, where the file has none', () => {
    const alternatives = '<rdf:li xml:lang="de">Hochwasser</rdf:li><rdf:li xml:lang="fr">Crue</rdf:li>';
    const written = rewrite(packetOf(`<dc:description><rdf:Alt>${alternatives}</rdf:Alt></dc:description>`), {
      caption: 'Niedrigwasser',
    });
    expect(xmpLanguages(propertiesOf(written), 'dc:description')).toEqual([
      { language: 'x-default', text: 'Niedrigwasser' },
      { language: 'de', text: 'Niedrigwasser' },
      { language: 'fr', text: 'Crue' },
    ]);
  });

  test('a property that stands several times is left once', () => {
    const double = '<photoshop:City>Bergen</photoshop:City><photoshop:City>Voss</photoshop:City>';
    const written = textOf(rewrite(packetOf(double, 'photoshop:City="Oslo"'), { city: 'Lund' }));
    expect(written.match(/Lund/g)).toHaveLength(1);
    expect(written).not.toMatch(/Bergen|Voss|Oslo/);
  });

  test('several Descriptions', () => {
    const packet = xmpPacket('<photoshop:City>Bergen</photoshop:City>').replace(
      '</rdf:RDF>',
      '<rdf:Description rdf:about="" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="Oslo"/></rdf:RDF>',
    );
    const written = rewrite(utf8(packet), { city: 'Lund', headline: 'High water' });
    expect(fieldsOf(written)).toEqual({ city: 'Lund', headline: 'High water' });
    expect(textOf(written)).toContain('p:City="Lund"');
  });

  test('a prefix that means something else is not taken', () => {
    const packet = xmpPacket('').replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:dc="urn:dc"');
    const written = rewrite(utf8(packet), { caption: 'A ferry.' });
    expect(fieldsOf(written)).toEqual({ caption: 'A ferry.' });
    expect(textOf(written)).toContain('xmlns:dc2="http://purl.org/dc/elements/1.1/"');
  });

  test('terms that stay keep what they carry', () => {
    const terms =
      '<dc:subject><rdf:Bag><rdf:li xml:lang="en">ferry</rdf:li><rdf:li>flood</rdf:li></rdf:Bag></dc:subject>';
    const written = rewrite(packetOf(terms), { keywords: ['storm', 'ferry'] });
    expect(fieldsOf(written)).toEqual({ keywords: ['storm', 'ferry'] });
    expect(textOf(written)).toContain('<rdf:li>storm</rdf:li><rdf:li xml:lang="en">ferry</rdf:li>');
  });

  const place = (members: string) =>
    `<Iptc4xmpExt:LocationShown><rdf:Bag>${members}</rdf:Bag></Iptc4xmpExt:LocationShown>`;
  test.each([
    [
      'elements',
      '<rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Bergen</Iptc4xmpExt:City><q:mood xmlns:q="urn:q">wet</q:mood></rdf:li>',
    ],
    ['attributes', '<rdf:li xmlns:q="urn:q" Iptc4xmpExt:City="Bergen" q:mood="wet"/>'],
    [
      'a Description',
      '<rdf:li><rdf:Description xmlns:q="urn:q" Iptc4xmpExt:City="Bergen" q:mood="wet"/></rdf:li>',
    ],
  ])('members unknown to the registry stay: %s', (_, entry) => {
    const second = '<rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Oslo</Iptc4xmpExt:City></rdf:li>';
    const packet = packetOf(place(`${second}${entry}`));
    expect(fieldsOf(packet)).toEqual({ locationsShown: [{ city: 'Oslo' }, { city: 'Bergen' }] });
    const written = rewrite(packet, {
      locationsShown: [
        { city: 'Oslo' },
        { city: 'Voss', country: 'Norway', latitude: '60.628', longitude: '6.4148' },
      ],
    });
    expect(fieldsOf(written)).toEqual({
      locationsShown: [
        { city: 'Oslo' },
        { city: 'Voss', country: 'Norway', latitude: '60.628', longitude: '6.4148' },
      ],
    });
    expect(textOf(written)).toMatch(/mood(?:="|[^>]*>)wet/);
    expect(textOf(written)).toContain('60,37.68N');
  });

  test('one structure without its array becomes an array', () => {
    const packet = packetOf('<Iptc4xmpExt:LocationCreated Iptc4xmpExt:City="Nuuk"/>');
    const written = rewrite(packet, { locationCreated: [{ city: 'Nuuk', country: 'Greenland' }] });
    expect(fieldsOf(written)).toEqual({ locationCreated: [{ city: 'Nuuk', country: 'Greenland' }] });
  });
});

describe('everything else stays', () => {
  const rest =
    '<!-- a note --><dc:source>A &amp; B &lt;x&gt;&#xD;&#xA;C</dc:source><o:x xmlns:o="urn:o" o:a="1&#xA;2">  kept  </o:x>' +
    '<dc:rights><![CDATA[<raw> & free]]></dc:rights>';

  test('comments, references, white space, CDATA, unknown namespaces', () => {
    const packet = packetOf(`${xmpDescription('Old.')}${rest}`);
    const written = rewrite(packet, { caption: 'New.' });
    const before = new Map(propertiesOf(packet));
    const after = new Map(propertiesOf(written));
    for (const name of ['dc:description', 'xmp:MetadataDate']) {
      before.delete(name);
      after.delete(name);
    }
    expect(after).toEqual(before);
    expect(xmpText(propertiesOf(written), 'dc:source')).toBe('A & B <x>\r\nC');
    expect(textOf(written)).toContain('<!-- a note -->');
    expect(textOf(written)).toContain('o:a="1&#10;2">  kept  </o:x>');
    expect(textOf(written)).toContain('<![CDATA[<raw> & free]]>');
  });

  test('line separators of Unicode', () => {
    const packet = packetOf(`<photoshop:City>Ber\u2028gen\u0085</photoshop:City>`);
    expect(textOf(rewrite(packet, { caption: 'x' }))).toContain('Ber\u2028gen\u0085');
  });

  test('without changes, only the stamp', () => {
    const packet = packetOf(
      '',
      'xmp:ModifyDate="2020-01-01" xmp:MetadataDate="2020-01-01" xmp:CreateDate="2019-01-01"',
    );
    const written = propertiesOf(rewrite(packet, {}));
    expect(xmpText(written, 'xmp:ModifyDate')).toBe(stamp.at);
    expect(xmpText(written, 'xmp:MetadataDate')).toBe(stamp.at);
    expect(xmpText(written, 'xmp:CreateDate')).toBe('2019-01-01');
    expect(propertiesOf(rewrite(packetOf(''), {})).has('xmp:ModifyDate')).toBe(false);
  });

  test('blank ends are left out, a blank value removes the field', () => {
    const packet = packetOf('', 'photoshop:City="Bergen" photoshop:State="Vestland"');
    expect(fieldsOf(rewrite(packet, { city: '  Oslo\n', state: '  ', keywords: [' ', ' ferry '] }))).toEqual({
      city: 'Oslo',
      keywords: ['ferry'],
    });
  });

  test('the value a field has already leaves its form alone', () => {
    const packet = packetOf('<photoshop:DateCreated>2026-11-12T09:41:22.50Z</photoshop:DateCreated>');
    expect(textOf(rewrite(packet, { dateCreated: '2026-11-12T09:41:22Z' }))).toContain('22.50Z');
  });
});

describe('the wrapper', () => {
  test('the packet keeps its length while its padding allows', () => {
    const packet = rewrite(null, { caption: 'A ferry.' });
    expect(textOf(packet)).toMatch(/\s{2000}<\?xpacket end="w"\?>$/);
    expect(rewrite(packet, { caption: 'A ferry leaves Bergen.' })).toHaveLength(packet.length);
    const grown = rewrite(packet, { caption: 'Long. '.repeat(600) });
    expect(grown.length).toBeGreaterThan(packet.length);
    expect(textOf(grown)).toMatch(/\s{2000}<\?xpacket end="w"\?>$/);
  });

  test('UTF-16 comes out as UTF-8', () => {
    const packet = utf16(
      `\ufeff${xmpPacket(xmpDescription('渡し船')).replace('begin=""', 'begin="\ufeff"')}`,
    );
    const written = rewrite(packet, { city: '京都' });
    expect(fieldsOf(written)).toEqual({ caption: '渡し船', city: '京都' });
    expect(textOf(written)).toMatch(/^<\?xpacket begin="\ufeff" id=/);
  });

  test('an XML declaration of another encoding is mended; a file without a wrapper gets none', () => {
    const bare = xmpPacket('').replace(/<\?xpacket [^>]*\?>/g, '');
    const written = textOf(
      rewrite(utf16(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${bare}`), { city: 'Lund' }),
    );
    expect(written).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<x:xmpmeta/);
    expect(written).not.toContain('xpacket');
  });

  test.each([
    ['an element left open', '<x:xmpmeta xmlns:x="adobe:ns:meta/">'],
    ['no RDF', '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
    ['nothing', ''],
  ])('%s is left to another writer', (_, packet) => {
    expect(rewriteXmp(utf8(packet), { city: 'Lund' }, stamp)).toBeNull();
  });

  test('no damage makes writing throw, and what is written can be read', () => {
    const sound = packetOf(`${xmpDescription('A ferry.')}<photoshop:City>Bergen</photoshop:City>`);
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), (at, byte, length) => {
        const damaged = sound.slice(0, length);
        if (at < length) damaged[at] = byte;
        const written = rewriteXmp(damaged, { caption: 'New.' }, stamp);
        if (written) expect(fieldsOf(written).caption).toBe('New.');
      }),
      { numRuns: 400 },
    );
  });
});

describe('one language of a field', () => {
  const entries = (german: string) =>
    `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Fog  over\u2028Cologne</rdf:li>` +
    `<rdf:li xml:lang="de-DE">${german}</rdf:li><!-- desk --><rdf:li xml:lang="fr">Brume &#xe0; Cologne </rdf:li></rdf:Alt></dc:description>`;
  const mend = {
    field: 'caption',
    language: 'de-DE',
    before: 'Nebel Ã¼ber KÃ¶ln',
    after: 'Nebel über Köln',
  } as const;

  test('is mended, and nothing else but the stamp differs', () => {
    const packet = packetOf(entries(mend.before));
    const written = rewriteXmp(packet, {}, stamp, [mend]);
    const untouched = rewriteXmp(packet, {}, stamp);
    expect(textOf(written ?? packet).replace(/\s+(?=<\?xpacket end)/, '')).toBe(
      textOf(untouched ?? packet)
        .replace(mend.before, mend.after)
        .replace(/\s+(?=<\?xpacket end)/, ''),
    );
  });

  test('is mended beside the default, which is written', () => {
    const written = rewriteXmp(packetOf(entries(mend.before)), { caption: 'Haze' }, stamp, [mend]);
    expect(xmpLanguages(propertiesOf(written ?? new Uint8Array()), 'dc:description')).toMatchObject([
      { language: 'x-default', text: 'Haze' },
      { language: 'de-DE', text: mend.after },
      { language: 'fr' },
    ]);
  });

  test.each([
    ['another text', { ...mend, before: 'Dunst' }],
    ['another language', { ...mend, language: 'de-AT' }],
    ['a field without languages', { ...mend, field: 'city' as const }],
  ])('stays where the mend is of %s', (_, other) => {
    const packet = packetOf(entries(mend.before));
    expect(rewriteXmp(packet, {}, stamp, [other])).toEqual(rewriteXmp(packet, {}, stamp));
  });
});
