import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { type FieldId, fields } from '#core/caption/fields.ts';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import {
  bareJpeg,
  dataset,
  exifBlock,
  exifSegment,
  iimSegment,
  utf8Marker,
  xmpDescription,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';
import { type MetadataReading, readMetadata } from '#core/metadata/read.ts';
import { outstanding, valuesInPhoto, whatIsWrong } from '#core/metadata/write/in-step.ts';
import { assembled, planJpeg } from '#core/metadata/write/jpeg.ts';
import { newSidecar } from '#core/metadata/write/xmp.ts';

const tools = {
  md5: (bytes: Uint8Array) => new Uint8Array(createHash('md5').update(bytes).digest()),
  inflate: (packed: Uint8Array) => new Uint8Array(inflateSync(packed)),
};
const stamp = { at: '2026-11-22T10:00:00Z', tool: 'Cutline' };
const homes = { iim: true, exif: true };
type Digest = MetadataReading['digest'];

/** What each place of a made-up photo says. */
interface Places {
  readonly xmp?: Said;
  readonly iim?: Said;
  readonly exif?: Pick<Said, 'caption'>;
  readonly digest?: Digest;
}
interface Said {
  readonly caption?: string;
  readonly city?: string;
  readonly credit?: string;
}

function photo({ xmp, iim, exif, digest = 'none' }: Places): Uint8Array {
  const block = joinBytes([
    utf8Marker,
    ...(iim?.city === undefined ? [] : [dataset(2, 90, iim.city)]),
    ...(iim?.credit === undefined ? [] : [dataset(2, 110, iim.credit)]),
    ...(iim?.caption === undefined ? [] : [dataset(2, 120, iim.caption)]),
  ]);
  const sum = { none: undefined, current: tools.md5(block), stale: new Uint8Array(16) }[digest];
  const packet = xmpPacket(
    [
      xmp?.caption === undefined ? '' : xmpDescription(xmp.caption),
      xmp?.city === undefined ? '' : `<photoshop:City>${xmp.city}</photoshop:City>`,
      xmp?.credit === undefined ? '' : `<photoshop:Credit>${xmp.credit}</photoshop:Credit>`,
    ].join(''),
  );
  return bareJpeg(
    ...(exif?.caption === undefined ? [] : [exifSegment(exifBlock([{ tag: 0x010e, text: exif.caption }]))]),
    ...(xmp ? [xmpSegment(packet)] : []),
    ...(iim ? [iimSegment(block, sum)] : []),
  );
}

const read = (file: Uint8Array, sidecar: Uint8Array | null = null) =>
  readMetadata(sourceOf(file), 'jpeg', tools, sidecar);

/** Writes as the desk does, and holds the result against its own checks. */
function write(
  file: Uint8Array,
  wanted: FieldChanges,
  { copy = false, sidecar = null }: { copy?: boolean; sidecar?: Uint8Array | null } = {},
) {
  const before = read(file, sidecar);
  const { values, notes } = valuesInPhoto(before, wanted, { whole: false, copy, homes });
  const { all } = outstanding(before.sources, values, homes);
  const plan = planJpeg(sourceOf(file), all, stamp, tools);
  if ('doubt' in plan) throw new Error(plan.doubt);
  const made = assembled(sourceOf(file), plan);
  const after = read(made, copy ? null : sidecar);
  expect(whatIsWrong(before, after, values, homes)).toBe('');
  return { before, after, values, notes, made };
}

describe('one field is written, and others disagree', () => {
  const apart = {
    xmp: { caption: 'XMP says', city: 'Namur', credit: 'One' },
    iim: { caption: 'IIM says', city: 'Lomé', credit: 'One' },
    exif: { caption: 'EXIF says' },
  };

  test.each(['none', 'current'] as const)('digest %s: the others go on as they are', (digest) => {
    const { after, values, notes } = write(photo({ ...apart, digest }), { credit: 'Two' });
    expect([Object.keys(values), notes]).toEqual([['credit'], []]);
    expect(after.fields).toEqual({ caption: 'XMP says', city: 'Namur', credit: 'Two' });
    const said = (field: FieldId) =>
      (['xmp', 'iim', 'exif'] as const).map((place) => after.sources[place].get(field)?.value);
    expect([said('caption'), said('city'), said('credit')]).toEqual([
      ['XMP says', 'IIM says', 'EXIF says'],
      ['Namur', 'Lomé', undefined],
      ['Two', 'Two', undefined],
    ]);
    expect(after.digest).toBe('current');
  });

  test('a stale digest: what IIM says is brought along, since the new digest puts XMP first', () => {
    const { before, after, values, notes } = write(photo({ ...apart, digest: 'stale' }), { credit: 'Two' });
    expect(before.fields).toEqual({ caption: 'IIM says', city: 'Lomé', credit: 'One' });
    expect(after.fields).toEqual({ caption: 'IIM says', city: 'Lomé', credit: 'Two' });
    expect(values).toEqual({ credit: 'Two', caption: 'IIM says', city: 'Lomé' });
    expect(after.digest).toBe('current');
    expect(notes).toEqual([
      'Caption and City were brought in step too: IIM was changed later than XMP, and the new digest no longer says so.',
    ]);
  });

  test('a stale digest stays, with all it decides, where the write does not touch IIM', () => {
    const { after, values, notes } = write(photo({ ...apart, digest: 'stale' }), { altText: 'A bridge' });
    expect([Object.keys(values), notes]).toEqual([['altText'], []]);
    expect(after.fields).toMatchObject({ caption: 'IIM says', city: 'Lomé', altText: 'A bridge' });
    expect(after.digest).toBe('stale');
  });

  test('an IIM caption cut at its limit is no conflict, and is not filled up either', () => {
    const whole = `${'a'.repeat(2000)} and on`;
    const file = photo({
      xmp: { caption: whole, city: 'Namur' },
      iim: { caption: 'a'.repeat(2000) },
      digest: 'stale',
    });
    const { after, values } = write(file, { city: 'Lomé' });
    expect(Object.keys(values)).toEqual(['city']);
    expect(after.fields.caption).toBe(whole);
  });
});

describe('a photo with a sidecar', () => {
  const embedded = { xmp: { caption: 'Embedded', city: 'Namur' } };
  const sidecar = newSidecar({ caption: 'Beside', headline: 'Only beside' }, stamp);

  test('the photo becomes the newer of the two: where they differ, the sidecar’s words are written', () => {
    const { values, notes } = write(photo(embedded), { credit: 'Two' }, { sidecar });
    expect(values).toEqual({ credit: 'Two', caption: 'Beside' });
    expect(notes).toEqual([
      'Caption was brought in step too: the sidecar says something else than the photo, which is now the newer of the two.',
    ]);
  });

  test('a copy has no sidecar: what only that says goes into the copy', () => {
    const { after, notes } = write(photo(embedded), { credit: 'Two' }, { sidecar, copy: true });
    expect(after.fields).toEqual({
      caption: 'Beside',
      headline: 'Only beside',
      city: 'Namur',
      credit: 'Two',
    });
    expect(notes).toEqual([
      'Headline and Caption were brought in step too: the sidecar says something else than the photo, and does not go with the copy.',
    ]);
  });

  test('nothing is brought along where nothing is written', () => {
    const file = photo({ ...embedded, iim: { city: 'Namur' } });
    expect(write(file, { city: 'Namur' }, { sidecar }).values).toEqual({ city: 'Namur' });
  });
});

describe('everything is brought in step', () => {
  const file = (code: string) =>
    bareJpeg(
      xmpSegment(
        xmpPacket(
          `<photoshop:City>Namur</photoshop:City><Iptc4xmpCore:CountryCode>${code}</Iptc4xmpCore:CountryCode>
          <Iptc4xmpCore:IntellectualGenre>Feature</Iptc4xmpCore:IntellectualGenre>
          <Iptc4xmpCore:SubjectCode><rdf:Bag><rdf:li>15054000</rdf:li></rdf:Bag></Iptc4xmpCore:SubjectCode>`,
          'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"',
        ),
      ),
      iimSegment(
        joinBytes([
          utf8Marker,
          dataset(2, 4, '005:Feature'),
          dataset(2, 12, 'IPTC:15054000:sport:soccer:'),
          dataset(2, 90, 'Lomé'),
          dataset(2, 100, code),
        ]),
      ),
    );

  test.each(['R23', 'R1', 'zzz'])(
    'and what agrees keeps its bytes: country code %s, qualified terms',
    (code) => {
      const before = read(file(code));
      expect(before.disagreements.map(({ field }) => field)).toEqual(['city']);
      const { values } = valuesInPhoto(before, { ...before.fields }, { whole: true, copy: false, homes });
      const { all } = outstanding(before.sources, values, homes);
      expect(all).toEqual({ city: 'Namur' });
      const plan = planJpeg(sourceOf(file(code)), all, stamp, tools);
      if ('doubt' in plan) throw new Error(plan.doubt);
      const made = assembled(sourceOf(file(code)), plan);
      expect(whatIsWrong(before, read(made), values, homes)).toBe('');
      const texts = new TextDecoder('latin1').decode(made);
      for (const kept of [
        '005:Feature',
        'IPTC:15054000:sport:soccer:',
        `\x1c\x02\x64\0${String.fromCharCode(code.length)}${code}`,
      ]) {
        expect(texts).toContain(kept);
      }
    },
  );
});

describe('fractions of a second', () => {
  const exif = exifSegment(
    exifBlock(
      [],
      [
        { tag: 0x9003, text: '2026:11:20 08:15:30' },
        { tag: 0x9291, text: '25' },
      ],
    ),
  );
  const iim = joinBytes([
    utf8Marker,
    dataset(2, 55, '20261120'),
    dataset(2, 60, '081530+0100'),
    dataset(2, 90, 'Lomé'),
  ]);
  const dated = (date: string) =>
    xmpSegment(xmpPacket(`<photoshop:DateCreated>${date}</photoshop:DateCreated>`));
  const fine = '2026-11-20T08:15:30.25+01:00';

  test('are read, and are no disagreement with IIM, which has none', () => {
    expect(read(bareJpeg(exif)).fields.dateCreated).toBe('2026-11-20T08:15:30.25');
    const reading = read(bareJpeg(exif, dated(fine), iimSegment(iim)));
    expect([reading.fields.dateCreated, reading.disagreements]).toEqual([fine, []]);
  });

  test('stay where the date does not change, and where the desk knows the date without them', () => {
    const file = bareJpeg(exif, dated(fine), iimSegment(iim));
    const change = { city: 'Namur', dateCreated: '2026-11-20T08:15:30+01:00' };
    expect(write(file, change).after.sources.xmp.get('dateCreated')?.value).toBe(fine);
  });

  test('are written to XMP; IIM takes the second', () => {
    const { after } = write(bareJpeg(dated('2026-11-20T08:15:30+01:00')), { dateCreated: fine });
    expect(after.sources.xmp.get('dateCreated')?.value).toBe(fine);
    expect(after.sources.iim.get('dateCreated')?.value).toBe('2026-11-20T08:15:30+01:00');
    expect(after.disagreements).toEqual([]);
  });
});

test('whatever the places say: only the wanted field reads as something else, and only what is told is touched', () => {
  const word = fc.constantFrom(undefined, 'Lomé', 'Namur', 'Graz');
  const said = fc.record({ caption: word, city: word, credit: word }).map(
    // Blank fields are left out, as a writer leaves them out.
    (all) => Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined)) as Said,
  );
  const places = fc.record({
    xmp: fc.option(said, { nil: undefined }),
    iim: fc.option(said, { nil: undefined }),
    exif: fc.constantFrom({}, { caption: 'Graz' }),
    digest: fc.constantFrom<Digest>('none', 'current', 'stale'),
  });
  const wanted = fc.constantFrom<FieldChanges>(
    { caption: 'Åbo' },
    { city: 'Åbo' },
    { city: '' },
    { altText: 'A bridge' },
    { keywords: ['bridge'], credit: 'Åbo' },
  );
  fc.assert(
    fc.property(places, wanted, ({ xmp, iim, exif, digest }, change) => {
      const file = photo({ ...(xmp ? { xmp } : {}), ...(iim ? { iim } : {}), exif, digest });
      const { before, after, values } = write(file, change);
      const filled = Object.entries({ ...before.fields, ...change }).filter(([, value]) => value.length > 0);
      expect(after.fields).toEqual(Object.fromEntries(filled));
      for (const { id } of fields) {
        if (values[id] !== undefined) continue;
        for (const place of ['xmp', 'iim', 'exif'] as const) {
          expect(after.sources[place].get(id)).toEqual(before.sources[place].get(id));
        }
      }
      if (digest !== 'stale') expect(Object.keys(values)).toEqual(Object.keys(change));
    }),
    { numRuns: 300 },
  );
});
