import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { jpegBlocks } from '#core/metadata/containers/jpeg.ts';
import {
  bareJpeg,
  dataset,
  exifSegment,
  iimSegment,
  latin1,
  number,
  photoshopSegment,
  resource,
  segment,
  utf8Marker,
  withSegments,
  xmpDescription,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';
import { parsePhotoshop } from '#core/metadata/photoshop.ts';
import { readMetadata } from '#core/metadata/read.ts';
import {
  craftedJpegs,
  exifWithMakerNote,
  multiPicture,
} from '#core/metadata/write/crafted-jpegs.test-support.ts';
import { assembled, planJpeg } from '#core/metadata/write/jpeg.ts';

const tools = {
  md5: (bytes: Uint8Array) => new Uint8Array(createHash('md5').update(bytes).digest()),
  inflate: (packed: Uint8Array) => new Uint8Array(inflateSync(packed)),
};
const stamp = { at: '2026-11-22T10:00:00Z', tool: 'Cutline' };
const changes: FieldChanges = { caption: 'Zima w Łodzi', byline: 'Ana Sousa; Li Wei', keywords: ['śnieg'] };

function plan(file: Uint8Array, change: FieldChanges = changes) {
  return planJpeg(sourceOf(file), change, stamp, tools);
}

function written(file: Uint8Array, change: FieldChanges = changes): Uint8Array {
  const planned = plan(file, change);
  if ('doubt' in planned) throw new Error(planned.doubt);
  return assembled(sourceOf(file), planned);
}

function read(file: Uint8Array) {
  return readMetadata(sourceOf(file), 'jpeg', tools);
}

/** The segments of a file as marker and contents, up to the picture data. */
function segmentsOf(file: Uint8Array): { marker: number; bytes: Uint8Array }[] {
  const segments: { marker: number; bytes: Uint8Array }[] = [];
  let at = 2;
  while (file[at + 1] !== 0xda) {
    if (file[at + 1] === 0xff) at++;
    else {
      const end = at + 2 + (((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0));
      segments.push({ marker: file[at + 1] ?? 0, bytes: file.subarray(at + 4, end) });
      at = end;
    }
  }
  return segments;
}

function start(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 12));
}

describe('planJpeg', () => {
  test('writes EXIF, XMP and IIM in step, with a digest that matches', () => {
    for (const [name, file] of craftedJpegs()) {
      const made = written(file);
      const { fields, warnings } = read(made);
      expect(fields, name).toMatchObject(changes);
      expect(
        warnings.filter((warning) => !warning.startsWith('Copyright')),
        name,
      ).toEqual([]);
      const { iim, digest } = jpegBlocks(sourceOf(made));
      expect(digest, name).toEqual(tools.md5(iim ?? new Uint8Array()));
      expect(written(made), name).toEqual(made);
    }
  });

  test('places new segments: EXIF behind JFIF, then XMP, then APP13', () => {
    const made = segmentsOf(written(craftedJpegs().get('jfif.jpg') ?? bareJpeg()));
    expect(made.map(({ bytes }) => start(bytes).slice(0, 4))).toEqual([
      'JFIF',
      'Exif',
      'http',
      'Phot',
      'Made',
      expect.any(String),
    ]);
  });

  test('plans copies of the stretches it keeps', () => {
    const file = bareJpeg(segment(0xe2, new Uint8Array(1000)), xmpSegment(xmpPacket('')));
    const planned = plan(file, { altText: 'Snow' });
    expect(planned).toMatchObject({
      pieces: [{ from: 0, to: 1006 }, expect.any(Uint8Array), { to: file.length }],
    });
    expect(plan(file, {})).toEqual({ pieces: [{ from: 0, to: file.length }], cuts: [], notes: [] });
  });

  test("never writes into the file's own bytes, which Node's buffers share", () => {
    for (const [name, file] of craftedJpegs()) {
      const buffer = Buffer.from(file);
      plan(buffer);
      expect(buffer.equals(file), name).toBe(true);
    }
  });

  test('keeps every other Photoshop resource, those that run on in a second segment included', () => {
    const file = craftedJpegs().get('large-resources.jpg') ?? bareJpeg();
    const others = (bytes: Uint8Array) =>
      parsePhotoshop(
        joinBytes(
          segmentsOf(bytes)
            .filter(({ bytes: contents }) => start(contents) === 'Photoshop 3.')
            .map(({ bytes: contents }) => contents.subarray(14)),
        ),
      )
        .resources.filter(({ id }) => id !== 0x0404 && id !== 0x0425)
        .map(({ raw }) => raw);
    expect(others(written(file))).toEqual(others(file));
    expect(others(file)).toHaveLength(2);
  });

  test('a stale digest stays while IIM and XMP differ elsewhere, and is renewed once they agree', () => {
    const iim = joinBytes([utf8Marker, dataset(2, 120, 'IIM says'), dataset(2, 90, 'Lomé')]);
    const packet = xmpPacket(`${xmpDescription('XMP says')}<photoshop:City>Namur</photoshop:City>`);
    const file = bareJpeg(xmpSegment(packet), iimSegment(iim, new Uint8Array(16)));
    const partly = plan(file, { caption: 'Both say' });
    expect(partly).toMatchObject({ notes: [expect.stringContaining('IPTCDigest')] });
    expect(read(written(file, { caption: 'Both say' })).fields).toMatchObject({
      caption: 'Both say',
      city: 'Lomé',
    });
    const wholly = written(file, { caption: 'Both say', city: 'Lomé' });
    expect(jpegBlocks(sourceOf(wholly)).digest).toEqual(
      tools.md5(jpegBlocks(sourceOf(wholly)).iim ?? new Uint8Array()),
    );
  });

  test('moves the offsets of a multi-picture index with what they lead to', () => {
    const file = multiPicture();
    const made = written(file);
    const at = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes).indexOf('MPF\0') + 4;
    const entries = (bytes: Uint8Array) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset + at(bytes) + 50);
      return { size: view.getUint32(4), offsets: [view.getUint32(24), view.getUint32(40)] };
    };
    for (const bytes of [file, made]) {
      const { size, offsets } = entries(bytes);
      expect([...bytes.subarray(size - 2, size + 2)]).toEqual([0xff, 0xd9, 0xff, 0xd8]);
      for (const offset of offsets)
        expect([...bytes.subarray(at(bytes) + offset, at(bytes) + offset + 2)]).toEqual([0xff, 0xd8]);
    }
    expect(entries(made).size - entries(file).size).toBe(made.length - file.length);
  });

  test.each<[string, Uint8Array]>([
    ['does not begin as a JPEG', latin1('GIF89a')],
    ['ends inside its metadata', bareJpeg(xmpSegment(xmpPacket(''))).subarray(0, 60)],
    ['bytes between its segments', withSegments(bareJpeg(), latin1('junk'))],
    ['has no end', bareJpeg().subarray(0, bareJpeg().length - 2)],
    ['several EXIF', bareJpeg(exifSegment(exifWithMakerNote([])), exifSegment(exifWithMakerNote([])))],
    ['several XMP', bareJpeg(xmpSegment(xmpPacket('')), xmpSegment(xmpPacket('')))],
    ['not well-formed', bareJpeg(xmpSegment('<x:xmpmeta'))],
    ['IIM data is damaged', bareJpeg(iimSegment(Uint8Array.of(0x1c, 2, 120, 0, 9)))],
    ['Photoshop data is damaged', bareJpeg(photoshopSegment(latin1('8BIM\x04\x04\0\0\0\0\x09\x09abc')))],
    ['second XMP packet', bareJpeg(photoshopSegment(resource(0x0424, latin1('<x/>'))))],
    ['second caption', joinBytes([bareJpeg(), Uint8Array.of(0, 0, 5, 19, 0xa1, 0xb2, 0xc3, 0xd4)])],
    [
      'larger than a JPEG segment',
      bareJpeg(xmpSegment(xmpPacket(`<dc:source>${'x'.repeat(60_000)}</dc:source>`))),
    ],
  ])('has doubts where a file %s', (doubt, file) => {
    const long = { caption: `${'ß'.repeat(2000)}`, instructions: 'x'.repeat(4000) };
    expect(plan(file, long)).toEqual({ doubt: expect.stringContaining(doubt) });
  });

  test('has doubts where EXIF points behind the picture', () => {
    const withOffset = (offset: number) =>
      bareJpeg(exifSegment(joinBytes([exifWithMakerNote([]), number(offset, 4)])));
    // Offsets count from the TIFF header, 12 bytes into the file.
    const offset = withOffset(0).length - 12;
    const file = joinBytes([withOffset(offset), bareJpeg()]);
    expect(plan(file)).toEqual({ doubt: 'The EXIF data points to a preview behind the picture.' });
    expect(plan(joinBytes([withOffset(0x7fffffff), bareJpeg()]))).toHaveProperty('pieces');
  });

  test('has doubts where a changed property lies in the extended XMP', () => {
    const packet = new TextEncoder().encode(
      xmpPacket('<photoshop:Instructions>Long</photoshop:Instructions>'),
    );
    const part = segment(
      0xe1,
      latin1(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}`),
      number(packet.length, 4),
      number(0, 4),
      packet,
    );
    const file = bareJpeg(xmpSegment(xmpPacket('')), part);
    expect(plan(file, { instructions: 'Short' })).toHaveProperty('doubt');
    expect(
      segmentsOf(written(file, { city: 'Lomé' })).some(({ bytes }) =>
        Buffer.from(bytes).includes(Buffer.from(packet)),
      ),
    ).toBe(true);
  });

  const text = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((words) =>
      words.replace(/[^\n -\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\ufffe\uffff]/gu, '').trim(),
    );
  const anyChange: fc.Arbitrary<FieldChanges> = fc.record(
    {
      caption: text,
      headline: text,
      credit: text,
      altText: text,
      copyright: text,
      keywords: fc.uniqueArray(text.filter(Boolean), { maxLength: 4 }),
    },
    { requiredKeys: [] },
  );
  const others = [
    segment(0xe0, latin1('JFIF\0'), Uint8Array.of(1, 1, 1, 1, 44, 1, 44, 0, 0)),
    segment(0xe2, latin1('ICC_PROFILE\0\x01\x01profile')),
    segment(0xeb, latin1('JP\0\x01')),
    segment(0xee, latin1('Adobe\0d')),
    segment(0xef, latin1('a program of long ago')),
    segment(0xfe, latin1('comment')),
    segment(0xed, latin1('Adobe_CM\0')),
  ];
  const captions = [
    exifSegment(exifWithMakerNote([{ tag: 0x010e, text: 'Old' }])),
    xmpSegment(xmpPacket(xmpDescription('Old'))),
    photoshopSegment(
      resource(0x0fa0, Uint8Array.of(1, 2, 3)),
      resource(0x0404, joinBytes([dataset(2, 120, latin1('Alt\xe4r')), dataset(2, 231, 'x')])),
    ),
  ];
  const mix = fc
    .tuple(fc.subarray(captions), fc.array(fc.constantFrom(...others), { maxLength: 6 }))
    .chain(([some, more]) =>
      fc.shuffledSubarray([...some, ...more], { minLength: some.length + more.length }),
    );

  test('any change of any mix of segments: what is not touched keeps its bytes, and the rest reads back', () => {
    fc.assert(
      fc.property(mix, anyChange, (segments, change) => {
        // The large segment keeps the trailer's offset apart from the numbers of an EXIF block.
        const large = segment(0xe9, new Uint8Array(60_000));
        const file = joinBytes([bareJpeg(large, ...segments), latin1('trailer')]);
        // Four letters of a short text can be the trailer's offset by chance.
        const wrote = (bytes: Uint8Array) => {
          const planned = plan(bytes, change);
          fc.pre(!('doubt' in planned && planned.doubt.includes('preview')));
          return written(bytes, change);
        };
        const made = wrote(file);
        const untouched = (bytes: Uint8Array) =>
          segmentsOf(bytes)
            .filter(({ bytes: contents }) => !/^(?:Exif\0|http:|Photoshop)/.test(start(contents)))
            .map(({ marker, bytes: contents }) => `${marker} ${Buffer.from(contents).toString('latin1')}`);
        expect(untouched(made)).toEqual(untouched(file));
        expect(Buffer.from(made).subarray(-20)).toEqual(Buffer.from(file).subarray(-20));
        const before = read(file).fields;
        const blanked = Object.fromEntries(
          Object.entries(change).map(([id, value]) => [id, value.length > 0 ? value : undefined]),
        );
        const { fields } = read(made);
        for (const [id, value] of Object.entries({ ...before, ...blanked })) {
          expect(Object.entries(fields).find(([name]) => name === id)?.[1], id).toEqual(value);
        }
        expect(Buffer.compare(wrote(made), made)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  test('no mutation of a file makes it throw', () => {
    const files = [...craftedJpegs().values()];
    let seed = 20_261_122;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % below;
    };
    for (let run = 0; run < 500; run++) {
      const file = (files[random(files.length)] ?? bareJpeg()).slice();
      for (let count = 1 + random(6); count > 0; count--) file[random(file.length)] = random(256);
      const cut = random(4) === 0 ? file.subarray(0, random(file.length)) : file;
      const planned = plan(cut);
      if (!('doubt' in planned)) expect(read(assembled(sourceOf(cut), planned)).fields).toBeDefined();
    }
  });
});
