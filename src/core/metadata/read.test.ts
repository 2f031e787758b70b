import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { findPreviews } from '#core/metadata/containers/previews.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import {
  bareJpeg,
  dataset,
  exifBlock,
  exifSegment,
  iimSegment,
  latin1,
  number,
  photoshopSegment,
  resource,
  segment,
  utf8,
  utf8Marker,
  xmpDescription,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';
import { type MetadataTools, readMetadata } from '#core/metadata/read.ts';

const tools: MetadataTools = {
  md5: (bytes) => createHash('md5').update(bytes).digest(),
  inflate: (packed) => {
    try {
      return inflateSync(packed);
    } catch {
      return null;
    }
  },
};

function readJpeg(...segments: Uint8Array[]) {
  return readMetadata(sourceOf(bareJpeg(...segments)), 'jpeg', tools);
}

describe('JPEG', () => {
  test('IIM, XMP and EXIF of one file', () => {
    const reading = readJpeg(
      exifSegment(exifBlock([{ tag: 0x0110, text: 'Z 9' }], [{ tag: 0x9003, text: '2026:11:12 09:41:22' }])),
      iimSegment(joinBytes([utf8Marker, dataset(2, 90, 'Bergen'), dataset(2, 25, 'ferry')])),
      xmpSegment(xmpPacket(xmpDescription('A ferry leaves Bergen.'))),
    );
    expect(reading.fields).toEqual({
      caption: 'A ferry leaves Bergen.',
      city: 'Bergen',
      keywords: ['ferry'],
      dateCreated: '2026-11-12T09:41:22',
    });
    expect(reading).toMatchObject({
      capturedAt: '2026-11-12T09:41:22',
      pixels: { width: 150, height: 100 },
      warnings: [],
    });
  });

  test('the digest decides between IIM and XMP', () => {
    const iim = joinBytes([utf8Marker, dataset(2, 120, 'IIM text.')]);
    const xmp = xmpSegment(xmpPacket(xmpDescription('XMP text.')));
    expect(readJpeg(iimSegment(iim, tools.md5(iim)), xmp).fields.caption).toBe('XMP text.');
    expect(readJpeg(iimSegment(iim, new Uint8Array(16).fill(7)), xmp).fields.caption).toBe('IIM text.');
  });

  test('each place by itself, the digest, the disagreement, rating and languages', () => {
    const iim = joinBytes([utf8Marker, dataset(2, 120, 'IIM text.'), dataset(2, 90, 'Bergen')]);
    const languages =
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">XMP text.</rdf:li><rdf:li xml:lang="nn">Tekst.</rdf:li></rdf:Alt></dc:description>';
    const reading = readJpeg(
      exifSegment(exifBlock([{ tag: 0x010e, text: 'EXIF text.' }])),
      iimSegment(iim, new Uint8Array(16).fill(7)),
      xmpSegment(xmpPacket(languages, 'xmp:Rating="3"')),
    );
    expect(reading.digest).toBe('stale');
    expect(reading.sources.xmp.get('caption')?.value).toBe('XMP text.');
    expect(reading.sources.iim.get('city')?.value).toBe('Bergen');
    expect(reading.sources.exif.get('caption')?.value).toBe('EXIF text.');
    expect(reading.sources.sidecar.size).toBe(0);
    expect(reading.disagreements.map(({ field, used, why }) => ({ field, used, why }))).toEqual([
      {
        field: 'caption',
        used: 'iim',
        why: 'Caption: IIM says “IIM text.”; XMP says “XMP text.”; EXIF says “EXIF text.” (digest: IIM was changed later; EXIF counts only where the others are blank).',
      },
    ]);
    expect(reading.rating).toBe(3);
    expect([...reading.languages]).toEqual([
      [
        'caption',
        [
          { language: 'x-default', text: 'XMP text.' },
          { language: 'nn', text: 'Tekst.' },
        ],
      ],
    ]);
    expect(reading.credentials).toBe(false);
  });

  test('structures reach the fields', () => {
    const contact =
      '<Iptc4xmpCore:CreatorContactInfo xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" Iptc4xmpCore:CiAdrCity="Voss"/>';
    expect(readJpeg(xmpSegment(xmpPacket(contact))).fields).toEqual({ contact: [{ city: 'Voss' }] });
  });

  test('an IIM block that runs on in a second segment', () => {
    const whole = resource(
      0x0404,
      joinBytes([dataset(2, 105, 'High water'), dataset(2, 120, 'A man wades.')]),
    );
    const reading = readJpeg(photoshopSegment(whole.subarray(0, 30)), photoshopSegment(whole.subarray(30)));
    expect(reading.fields).toEqual({ headline: 'High water', caption: 'A man wades.' });
  });

  test('extended XMP is joined whatever the order of its parts', () => {
    const extended = utf8(
      xmpPacket('<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Brandt</rdf:li></rdf:Alt></dc:rights>'),
    );
    const part = (from: number, to: number) =>
      segment(
        0xe1,
        latin1(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}`),
        number(extended.length, 4),
        number(from, 4),
        extended.subarray(from, to),
      );
    const reading = readJpeg(
      xmpSegment(xmpPacket(xmpDescription('A ferry.'))),
      part(200, extended.length),
      part(0, 200),
    );
    expect(reading.fields).toEqual({ caption: 'A ferry.', copyright: '© Brandt' });
  });

  test('junk between segments is skipped', () => {
    const iim = iimSegment(dataset(2, 120, 'A ferry.'));
    expect(readJpeg(latin1('junk'), iim).fields.caption).toBe('A ferry.');
  });

  test('broken XMP beside sound IIM', () => {
    const reading = readJpeg(iimSegment(dataset(2, 120, 'A ferry.')), xmpSegment('<x:xmpmeta>'));
    expect(reading.fields.caption).toBe('A ferry.');
    expect(reading.warnings).toEqual(['The XMP data is damaged and was left out.']);
  });

  test('a newer sidecar wins, an older one does not', () => {
    const at = (date: string, text: string) => xmpPacket(xmpDescription(text), `xmp:MetadataDate="${date}"`);
    const jpeg = sourceOf(bareJpeg(xmpSegment(at('2026-11-12T10:00:00Z', 'Embedded.'))));
    const beside = (date: string) =>
      readMetadata(jpeg, 'jpeg', tools, utf8(at(date, 'Beside.'))).fields.caption;
    expect(beside('2026-11-12T12:30:00+01:00')).toBe('Beside.');
    expect(beside('2026-11-12T10:30:00+01:00')).toBe('Embedded.');
  });
});

describe('other containers', () => {
  const chunk = (type: string, ...parts: Uint8Array[]) => {
    const body = joinBytes(parts);
    return joinBytes([number(body.length, 4), latin1(type), body, new Uint8Array(4)]);
  };
  const packet = utf8(xmpPacket(xmpDescription('Smörkex på hyllan.')));

  test('PNG: XMP after the picture, and packed profiles', () => {
    const iim = dataset(2, 90, 'Lund');
    const hex = [...iim].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const png = joinBytes([
      latin1('\x89PNG\r\n\x1a\n'),
      chunk('IHDR', number(40, 4), number(30, 4), Uint8Array.of(8, 2, 0, 0, 0)),
      chunk(
        'zTXt',
        latin1('Raw profile type iptc\0\0'),
        deflateSync(latin1(`\niptc\n${iim.length}\n${hex}\n`)),
      ),
      chunk('IDAT'),
      chunk('iTXt', latin1('XML:com.adobe.xmp\0\0\0\0\0'), packet),
      chunk('IEND'),
    ]);
    const reading = readMetadata(sourceOf(png), 'png', tools);
    expect(reading).toMatchObject({
      fields: { caption: 'Smörkex på hyllan.', city: 'Lund' },
      pixels: { width: 40, height: 30 },
      warnings: [],
    });
  });

  test('PNG: a profile named APP1 holds XMP or EXIF, as its first bytes say', () => {
    const profile = joinBytes([latin1('http://ns.adobe.com/xap/1.0/\0'), packet]);
    const hex = [...profile].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const png = joinBytes([
      latin1('\x89PNG\r\n\x1a\n'),
      chunk('IHDR', number(40, 4), number(30, 4), Uint8Array.of(8, 2, 0, 0, 0)),
      chunk('tEXt', latin1(`Raw profile type APP1\0\ngeneric profile\n${profile.length}\n${hex}\n`)),
      chunk('IEND'),
    ]);
    const reading = readMetadata(sourceOf(png), 'png', tools);
    expect(reading.fields).toEqual({ caption: 'Smörkex på hyllan.' });
  });

  test('WebP', () => {
    const little = (value: number) => number(value, 4).reverse();
    const riff = (type: string, body: Uint8Array) =>
      joinBytes([latin1(type), little(body.length), body, new Uint8Array(body.length % 2)]);
    const body = joinBytes([
      latin1('WEBP'),
      riff('VP8X', Uint8Array.of(4, 0, 0, 0, 39, 0, 0, 29, 0, 0)),
      riff('XMP ', packet),
    ]);
    const webp = joinBytes([latin1('RIFF'), little(body.length), body]);
    expect(sniff(sourceOf(webp))).toMatchObject({ mediaType: 'image/webp' });
    expect(readMetadata(sourceOf(webp), 'webp', tools)).toMatchObject({
      fields: { caption: 'Smörkex på hyllan.' },
      pixels: { width: 40, height: 30 },
    });
  });

  test('HEIF: XMP as an item of the meta box', () => {
    const box = (type: string, ...parts: Uint8Array[]) => {
      const inner = joinBytes(parts);
      return joinBytes([number(inner.length + 8, 4), latin1(type), inner]);
    };
    const file = (at: number) =>
      joinBytes([
        box('ftyp', latin1('heic\0\0\0\0mif1heic')),
        box(
          'meta',
          number(0, 4),
          box(
            'iinf',
            number(0, 4),
            number(1, 2),
            box(
              'infe',
              Uint8Array.of(2, 0, 0, 0),
              number(7, 2),
              number(0, 2),
              latin1('mime\0application/rdf+xml\0'),
            ),
          ),
          box(
            'iloc',
            Uint8Array.of(0, 0, 0, 0, 0x44, 0),
            number(1, 2),
            number(7, 2),
            number(0, 2),
            number(1, 2),
            number(at, 4),
            number(packet.length, 4),
          ),
        ),
        box('mdat', packet),
      ]);
    const heic = file(file(0).length - packet.length);
    expect(sniff(sourceOf(heic))).toMatchObject({ mediaType: 'image/heic' });
    expect(readMetadata(sourceOf(heic), 'bmff', tools).fields.caption).toBe('Smörkex på hyllan.');
  });

  test('RAW: the largest real JPEG is found, lossless sensor data is not taken for one', () => {
    const jpeg = (marker: number, width: number) =>
      joinBytes([
        Uint8Array.of(0xff, 0xd8),
        segment(marker, Uint8Array.of(8), number(600, 2), number(width, 2), Uint8Array.of(1, 1, 0x11, 0)),
        new Uint8Array(500),
      ]);
    const file = joinBytes([
      latin1('FUJIFILMCCD-RAW '),
      new Uint8Array(200),
      jpeg(0xc0, 160),
      jpeg(0xc0, 900),
      jpeg(0xc3, 8000),
    ]);
    expect(findPreviews(sourceOf(file), 'raf').map(({ width }) => width)).toEqual([900, 160]);
  });
});

describe('what a file is', () => {
  test.each([
    ['%PDF-1.7', 'a PDF document'],
    ['PK\x03\x04', 'a ZIP archive or an office document'],
    ['<?xpacket begin=""', 'an XMP sidecar'],
    ['Meeting notes, Tuesday', ''],
    ['', ''],
  ])('%j is no photo', (start, noun) => {
    expect(sniff(sourceOf(latin1(start)))).toEqual({ photo: false, noun });
  });
});

test('no damage to a file makes reading throw', () => {
  const iim = joinBytes([utf8Marker, dataset(2, 120, 'A ferry leaves Bergen.'), dataset(2, 55, '20261112')]);
  const sound = bareJpeg(
    exifSegment(exifBlock([{ tag: 0x0110, text: 'Z 9' }], [{ tag: 0x9003, text: '2026:11:12 09:41:22' }])),
    iimSegment(iim, tools.md5(iim)),
    xmpSegment(xmpPacket(xmpDescription('A ferry leaves Bergen.'))),
  );
  const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 8 });
  fc.assert(
    fc.property(damage, fc.nat(sound.length), (changes, length) => {
      const damaged = sound.slice(0, length);
      for (const [at, byte] of changes) if (at < length) damaged[at] = byte;
      for (const container of ['jpeg', 'png', 'webp', 'tiff', 'bmff', 'raf', 'gif'] as const) {
        readMetadata(sourceOf(damaged), container, tools);
        findPreviews(sourceOf(damaged), container);
      }
      sniff(sourceOf(damaged));
    }),
    { numRuns: 300 },
  );
});

test('no bytes behind a real signature make reading throw', () => {
  const signatures = [
    '\xff\xd8\xff\xe1',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\0\0\0WEBP',
    'II*\0\x08\0\0\0',
    'MM\0*\0\0\0\x08',
    '\0\0\0\x18ftypheic',
    '\0\0\0\x18ftypcrx ',
    'FUJIFILMCCD-RAW ',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 400 }), (signature, rest) => {
      const source = sourceOf(joinBytes([latin1(signature), rest]));
      const sniffed = sniff(source);
      if (!sniffed.photo) return;
      readMetadata(source, sniffed.container, tools);
      findPreviews(source, sniffed.container);
    }),
    { numRuns: 1000 },
  );
});
