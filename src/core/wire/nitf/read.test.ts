/** Reading NITF of others: agencies' habits, stories with pictures, and input that means harm. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readUtf8 } from '#core/metadata/charset.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { encodeNitf, encodeNitfPlain } from '#core/wire/nitf/encode.ts';
import { problemsOfNitf } from '#core/wire/nitf/problems.ts';
import { readNitf } from '#core/wire/nitf/read.ts';
import { revised, setting, standardFile, standardsPresent, wireItem } from '#core/wire/wire.test-support.ts';

const own = readUtf8(encodeNitfPlain(wireItem(), setting).bytes)?.text ?? '';

function read(text: string) {
  return readNitf(encodeUtf8(text));
}

/** An agency's document: indented, with the names and marks that feeds have. */
const agency = `<?xml version="1.0"?>
<!-- from the night desk -->
<!DOCTYPE nitf SYSTEM 'nitf-3-2.dtd'>
<nitf baselang="en-GB">
  <head>
    <title>Harbour fire</title>
    <meta name="anpa-keyword" content="BC-Fire"/>
    <docdata management-status="Usable">
      <doc-id regsrc="Delta Wire" id-string="dw-77"/>
      <urgency ed-urg="3"/>
      <date.issue norm="20261112T101500Z"/>
      <du-key key="fire" generation="4"/>
      <doc.copyright year="2026" holder="Delta Wire"/>
      <doc.rights limitations="No sales"/>
      <identified-content><org>Port Authority</org><location>Quay 4, <city>Rotterdam</city></location></identified-content>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Harbour <em>fire</em>
        goes out</hl1></hedline>
      <byline>By <person>Noor de Wit</person><byttl>Delta Wire</byttl></byline>
      <dateline><location><city>Rotterdam</city>, <country iso-cc="nld">Netherlands</country></location></dateline>
    </body.head>
    <body.content>
      <media media-type="Photo">
        <media-reference mime-type="image/jpeg" source="fire-thumb.jpg" name="DW-Thumbnail" width="100" height="67"/>
        <media-reference mime-type="image/jpeg" source="fire.jpg" name="DW-Full" width="3000" height="2000"
          alternate-text="Smoke over cranes."/>
        <media-caption>
          <p>Smoke rises
             over the <person><function>Harbour master</function> <name.given>Jan</name.given> <name.family>Bos</name.family></person>
             office.</p>
          <p>It was out<br/>by noon.</p>
        </media-caption>
        <media-producer>Noor de Wit/Delta Wire</media-producer>
      </media>
    </body.content>
  </body>
</nitf>`;

describe('an agency’s picture', () => {
  const reading = read(agency);
  const [item] = reading?.items ?? [];

  test('is read by what the standard’s elements say, without its indents', () => {
    expect(reading?.warnings).toEqual([]);
    expect(item?.fields).toEqual({
      headline: 'Harbour fire goes out',
      title: 'Harbour fire',
      slug: 'BC-Fire',
      urgency: '3',
      caption: 'Smoke rises over the Harbour master Jan Bos office.\n\nIt was out\nby noon.',
      byline: 'Noor de Wit',
      bylineTitle: 'Delta Wire',
      credit: 'Delta Wire',
      copyright: '© 2026 Delta Wire',
      usageTerms: 'No sales',
      altText: 'Smoke over cranes.',
      city: 'Rotterdam',
      country: 'Netherlands',
      countryCode: 'NLD',
      people: ['Jan Bos'],
      organisations: ['Port Authority'],
      locationsShown: [{ name: 'Quay 4', city: 'Rotterdam' }],
    });
  });

  test('has its renditions, its version and where it comes from', () => {
    expect(item).toMatchObject({
      guid: 'dw-77',
      version: 4,
      provider: 'Delta Wire',
      language: 'en-GB',
      createdAt: '2026-11-12T10:15:00+00:00',
      at: '2026-11-12T10:15:00+00:00',
      signal: { kind: 'new', note: '' },
    });
    expect(item?.pictures.map(({ rendition, href }) => [rendition, href])).toEqual([
      ['thumbnail', 'fire-thumb.jpg'],
      ['highRes', 'fire.jpg'],
    ]);
  });

  test('that is withdrawn is killed, and the message says why', () => {
    const killed = agency
      .replace('"Usable"', '"Canceled"')
      .replace('<du-key', '<ed-msg info="KILL: Wrong quay."/><du-key');
    expect(read(killed)?.items[0]?.signal).toEqual({ kind: 'kill', note: 'KILL: Wrong quay.' });
  });

  test('whose correction element is empty is none', () => {
    expect(read(agency.replace('<du-key', '<correction/><du-key'))?.items[0]?.signal.kind).toBe('new');
  });

  test('that is embargoed without a time is warned of', () => {
    expect(read(agency.replace('"Usable"', '"embargoed"'))?.warnings).toEqual([
      'The document is under embargo and does not say until when.',
    ]);
  });

  test('without a caption of its own takes the abstract', () => {
    const bare = agency
      .replace(/<media-caption>[\s\S]*<\/media-caption>/, '')
      .replace('</body.head>', '<abstract><p>Smoke over the harbour.</p></abstract></body.head>');
    expect(read(bare)?.items[0]?.fields.caption).toBe('Smoke over the harbour.');
  });
});

describe('a story with pictures', () => {
  const media = (id: string, name: string, caption: string, producer: string) =>
    `<media media-type="image" ${id}><media-reference source="${name}" mime-type="image/jpeg"/><media-caption>${caption}</media-caption>${producer}</media>`;
  const story = `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata><doc-id id-string="s-1"/><date.issue norm="20261112"/><identified-content><person>Mayor Lind</person></identified-content></docdata></head>
    <body><body.head><hedline><hl1>Strike ends</hl1></hedline><byline>Mara Lindqvist</byline><dateline><location><city>Oslo</city></location></dateline><abstract><p>The story.</p></abstract></body.head>
    <body.content><p>Words.</p><block>${media('id="p1"', 'a.jpg', 'A boat leaves.', '<media-producer>Ana Sousa</media-producer>')}${media('', 'b.jpg', '', '')}
    <media media-type="video"><media-reference source="c.mp4" mime-type="video/mp4"/></media></block></body.content></body></nitf>`;
  const reading = read(story);

  test('brings each picture as an item of its own, and says that the text was left out', () => {
    expect(reading?.items.map(({ guid, pictures }) => [guid, pictures[0]?.href])).toEqual([
      ['s-1#p1', 'a.jpg'],
      ['', 'b.jpg'],
    ]);
    expect(reading?.warnings).toEqual(['The story’s text was left out; only its pictures were read.']);
    expect(reading?.items[0]?.at).toBe('2026-11-12');
  });

  test('does not lend its writer, its place, its people or its abstract to the pictures', () => {
    expect(reading?.items.map(({ fields }) => fields)).toEqual([
      { headline: 'Strike ends', caption: 'A boat leaves.', byline: 'Ana Sousa' },
      { headline: 'Strike ends' },
    ]);
  });

  test('without pictures holds nothing for the desk', () => {
    const text = read('<nitf><body><body.content><p>Words.</p></body.content></body></nitf>');
    expect(text).toEqual({
      format: 'nitf',
      items: [],
      warnings: ['The document holds a text without pictures.'],
    });
  });

  test('a set of pictures shares its place and byline; each has its own people and photographer', () => {
    const set = story
      .replace('<p>Words.</p>', '')
      .replace('A boat leaves.', '<p><person>Li Wei</person> waves.</p>');
    expect(read(set)?.items.map(({ fields }) => [fields.city, fields.people, fields.byline])).toEqual([
      ['Oslo', ['Li Wei'], 'Ana Sousa'],
      ['Oslo', undefined, 'Mara Lindqvist'],
    ]);
  });
});

describe('what means harm or nothing', () => {
  test('what is no NITF is left to other readers', () => {
    for (const text of ['', '{}', '<html/>', '<nitf', 'nitf', '<nitf xmlns="urn:other"/>', '<a><nitf/></a>'])
      expect(read(text)).toBeNull();
  });

  test('a document type is passed over, and one that declares anything is refused', () => {
    const typed = (type: string) => read(own.replace('<nitf', `${type}<nitf`));
    expect(
      typed('<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "http://x/nitf.dtd">')?.items,
    ).toHaveLength(1);
    expect(typed('<!DOCTYPE nitf>')?.items).toHaveLength(1);
    expect(typed('<!DOCTYPE nitf [<!ENTITY e SYSTEM "file:///etc/hostname">]>')).toBeNull();
    expect(typed('<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY e "&e;&e;">]>')).toBeNull();
    expect(read(own.replace('Ferry strike ends', '&strike; ends'))).toBeNull();
  });

  test('depth and size are bounded', () => {
    const deep = `<nitf><body>${'<p>'.repeat(5000)}${'</p>'.repeat(5000)}</body></nitf>`;
    expect(read(deep)).toBeNull();
    expect(readNitf(new Uint8Array(20_000_001).fill(0x20))).toBeNull();
  });

  test('dates that no calendar has are none', () => {
    const item = read(own.replace('20261112T094122+0000', '20261312T094122+0000'))?.items[0];
    expect(item?.at).toBe('');
  });

  test('metadata that is no structure is left out', () => {
    const name = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/LocationShown';
    for (const value of ['[', '7', '[1]', '{&quot;name&quot;:7}'])
      expect(
        read(
          own.replace(
            '<media-reference',
            `<media-metadata name="${name}" value="${value}"/><media-reference`,
          ),
        )?.items,
      ).toHaveLength(1);
  });

  test('damaged documents never make it throw', () => {
    const texts = [
      own,
      agency,
      readUtf8(encodeNitf(revised('kill', 'Not ours.'), setting).bytes)?.text ?? '',
    ];
    const damage = fc.tuple(fc.constantFrom(...texts), fc.nat(6000), fc.nat(40), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(damage, ([text, at, length, put]) => {
        const damaged = encodeUtf8(text.slice(0, at) + put + text.slice(at + length));
        readNitf(damaged);
        problemsOfNitf(damaged);
      }),
      { numRuns: 400, seed: 20_261_112 },
    );
  });

  test('bytes of any kind never make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readNitf(bytes);
        problemsOfNitf(bytes);
      }),
      { numRuns: 200, seed: 20_261_112 },
    );
  });
});

describe.skipIf(!standardsPresent)('the samples beside the standard', () => {
  test.each(['nitf-3.6_caption.xml', 'nitf-3.6_caption_dtd-style.xml'])('%s is read whole', (name) => {
    const reading = readNitf(standardFile(`samples/${name}`));
    expect(reading?.warnings).toEqual([]);
    expect(reading?.items).toEqual([
      {
        guid: 'photo-1',
        version: 1,
        fields: {
          headline: 'Flooded bridge in Namur',
          caption: 'A cyclist crosses the flooded bridge in Namur, Belgium.',
          byline: 'Anna Nowak',
          credit: 'Cutline',
          city: 'Namur',
          keywords: ['flood'],
          urgency: '4',
        },
        language: 'en',
        provider: 'CTL',
        createdAt: '2026-11-22T10:00:00+00:00',
        at: '2026-11-22T10:00:00+00:00',
        pictures: [
          {
            rendition: 'highRes',
            href: 'photo-1.jpg',
            mediaType: 'image/jpeg',
            width: 3000,
            height: 2000,
            bytes: 0,
          },
        ],
        embargo: '',
        signal: { kind: 'new', note: '' },
      },
    ]);
  });
});
