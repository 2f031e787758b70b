/** ninjs there and back: what the standard's schema says of it, and that nothing is lost on the way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaptionFields, emptyCaption, type FieldChanges, sameValue } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { encodeNinjs } from '#core/wire/ninjs/encode.ts';
import { problemsOfNinjs, problemsOfNinjsSuperdesk } from '#core/wire/ninjs/problems.ts';
import { readNinjs } from '#core/wire/ninjs/read.ts';
import { encodeNinjsSuperdesk } from '#core/wire/ninjs/superdesk.ts';
import { saidByTheVersion } from '#core/wire/unsaid.ts';
import {
  anyCaption,
  ferry,
  ninjsCheck,
  revised,
  setting,
  standardFile,
  standardsPresent,
  wireItem,
} from '#core/wire/wire.test-support.ts';

const dialects = [
  ['ninjs', encodeNinjs, problemsOfNinjs],
  ['ninjs for Superdesk', encodeNinjsSuperdesk, problemsOfNinjsSuperdesk],
] as const;

function textOf(bytes: Uint8Array): string {
  return readUtf8(bytes)?.text ?? '';
}

function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(textOf(bytes));
}

/** Fields that came back other than they went. */
function lost(sent: CaptionFields, came: FieldChanges): string[] {
  return fields
    .filter(({ id }) => !saidByTheVersion.includes(id))
    .filter(({ id }) => !sameValue(sent[id], came[id] ?? (typeof sent[id] === 'string' ? '' : [])))
    .map(({ id }) => `${id}: ${JSON.stringify(sent[id])} came as ${JSON.stringify(came[id])}`);
}

describe.each(dialects)('%s', (_name, encode, problems) => {
  test('a caption comes back as it went, with its picture', () => {
    const item = wireItem({ embargo: '2026-11-20T06:00:00.000Z' });
    const { bytes, notes } = encode(item, setting);
    const reading = readNinjs(bytes);
    const [read] = reading?.items ?? [];
    expect(lost({ ...ferry, embargo: '2026-11-20T06:00:00+00:00' }, read?.fields ?? {})).toEqual([]);
    expect(read).toMatchObject({
      guid: 'urn:uuid:0198f0a0-1111-7000-8000-000000000001',
      version: 1,
      language: 'en',
      provider: 'Fjord Photo',
      createdAt: '2026-11-12T09:40:00+00:00',
      at: '2026-11-12T09:41:22+00:00',
      pictures: item.pictures,
      embargo: '2026-11-20T06:00:00+00:00',
      signal: { kind: 'new', note: '' },
    });
    expect(reading).toMatchObject({ format: 'ninjs', warnings: [] });
    expect(notes.filter((note) => !note.includes('roles of their own'))).toEqual([]);
    expect(problems(bytes)).toEqual([]);
  });

  test('law: whatever a caption holds comes back, and the document has no problems', () => {
    fc.assert(
      fc.property(anyCaption, (caption) => {
        const { bytes } = encode(wireItem({ fields: caption }), setting);
        expect(problems(bytes)).toEqual([]);
        expect(lost(caption, readNinjs(bytes)?.items[0]?.fields ?? {})).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test.each(['update', 'correction', 'kill'] as const)(
    'a version says that it is a(n) %s, in codes and words',
    (kind) => {
      const item = revised(kind, `${kind.toUpperCase()}: the port is Bergen.`);
      const { bytes } = encode(item, setting);
      expect(problems(bytes)).toEqual([]);
      expect(textOf(bytes)).toContain(kind === 'kill' ? '"canceled"' : '"usable"');
      const [read] = readNinjs(bytes)?.items ?? [];
      expect(read).toMatchObject({ version: 2, signal: item.signal });
      expect(read?.fields.instructions).toBe('No archive.');
    },
  );

  test('a version without words keeps its kind', () => {
    const item = revised('correction', '');
    const [read] = readNinjs(encode(item, setting).bytes)?.items ?? [];
    expect(read).toMatchObject({ signal: item.signal, fields: { instructions: 'No archive.' } });
  });

  test('names of pictures may hold anything', () => {
    const [picture] = wireItem().pictures;
    if (!picture) throw new Error('The item has a picture');
    const names = ['Ærø #2 50%.jpg', 'a:b?.jpg', 'https://photos.example.org/Ærø 2.jpg', "it's (1).jpg"];
    const { bytes } = encode(wireItem({ pictures: names.map((href) => ({ ...picture, href })) }), setting);
    expect(problems(bytes)).toEqual([]);
    expect(readNinjs(bytes)?.items[0]?.pictures.map(({ href }) => decodeURIComponent(href))).toEqual(names);
  });

  test('an embargo of the caption alone is the document’s, and one in words is named', () => {
    const fields = { ...ferry, embargo: '2026-11-20T07:00:00+01:00' };
    const [read] = readNinjs(encode(wireItem({ fields }), setting).bytes)?.items ?? [];
    expect(Date.parse(read?.embargo ?? '')).toBe(Date.parse(fields.embargo));
    expect(read?.fields.embargo).toBe(fields.embargo);
    const worded = encode(wireItem({ embargo: 'tomorrow' }), setting);
    expect(problems(worded.bytes)).toEqual([]);
    expect(worded.notes.join()).toContain('“tomorrow”');
  });

  test('a caption with nothing in it is a document all the same', () => {
    const { bytes } = encode(
      wireItem({ fields: emptyCaption, provider: '', language: '', pictures: [] }),
      setting,
    );
    expect(problems(bytes)).toEqual([]);
    expect(readNinjs(bytes)?.items[0]?.fields).toEqual({});
  });

  test('lone surrogates do not leave', () => {
    const { bytes } = encode(wireItem({ fields: { ...ferry, headline: 'a\ud800b' } }), setting);
    expect(readNinjs(bytes)?.items[0]?.fields.headline).toBe('a\ufffdb');
  });

  test('a document that was tampered with has problems', () => {
    const sound = textOf(encode(wireItem(), setting).bytes);
    const problemsOf = (text: string) => problems(new TextEncoder().encode(text));
    expect(problemsOf(`\ufeff${sound}`)).toEqual([expect.stringContaining('byte order mark')]);
    expect(problemsOf(sound.slice(0, -5))).toEqual(['The document is no JSON.']);
    expect(problemsOf('[]')).toEqual(['The document is not an object.']);
    expect(problems(Uint8Array.of(0x7b, 0xff))).toEqual(['The document is not in UTF-8.']);
    expect(problemsOf(sound.replace('"usable"', '"live"'))).toEqual([
      expect.stringContaining('is not one of'),
    ]);
    expect(problemsOf(sound.replace('"uri"', '"own": 1, "uri"'))).toEqual([expect.stringContaining(': own')]);
    expect(problemsOf(sound.replace('"uri"', '"url"')).join()).toContain('“uri” is missing.');
  });
});

describe('ninjs 3', () => {
  test('what the standard has no property for is named to the editor once', () => {
    const { notes } = encodeNinjs(wireItem(), setting);
    expect(notes).toEqual([expect.stringContaining('Byline title')]);
  });

  test('a caption stands before every other description', () => {
    expect(jsonOf(encodeNinjs(wireItem(), setting).bytes)).toMatchObject({
      uri: 'urn:uuid:0198f0a0-1111-7000-8000-000000000001',
      type: 'picture',
      version: '1',
      contentCreated: '2026-11-12T06:41:22+01:00',
      urgency: 4,
      descriptions: expect.objectContaining({
        0: expect.objectContaining({ role: 'caption', value: ferry.caption }),
      }),
      by: 'Ingrid Solheim',
      renditions: [{ name: 'highRes', href: 'file:HAV_0412.JPG', contentType: 'image/jpeg', width: 6000 }],
    });
  });

  test('a place with coordinates is a point on the map', () => {
    const fields = {
      ...ferry,
      locationsShown: [{ name: 'Bryggen', latitude: '60.3975', longitude: '5.3245' }],
    };
    const text = textOf(encodeNinjs(wireItem({ fields }), setting).bytes);
    expect(text.replace(/\s+/g, '')).toContain('"geoJSON":{"type":"Point","coordinates":[5.3245,60.3975]}');
  });

  test('the camera’s time stands in for a date that is not filled in', () => {
    const item = wireItem({
      fields: { ...ferry, dateCreated: '' },
      capturedAt: '2026-11-12T06:40:00.5+01:00',
    });
    expect(jsonOf(encodeNinjs(item, setting).bytes)).toMatchObject({
      contentCreated: '2026-11-12T06:40:00+01:00',
    });
  });

  describe.skipIf(!standardsPresent)('IPTC’s schema', () => {
    const check = standardsPresent ? ninjsCheck() : () => '';

    test('takes a caption, its corrections and its kill', () => {
      const items = [
        wireItem({ embargo: '2026-11-20T06:00:00Z' }),
        revised('correction', 'C'),
        revised('kill', 'K'),
      ];
      for (const item of items) expect(check(encodeNinjs(item, setting).bytes)).toBe('');
    });

    test('law: takes whatever a caption holds', () => {
      fc.assert(
        fc.property(
          anyCaption,
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
          (caption, page) => {
            const pages = { rightsPage: caption.rightsPage && page, aboutTerms: [{ term: page }] };
            const { bytes } = encodeNinjs(wireItem({ fields: { ...caption, ...pages } }), setting);
            expect(check(bytes)).toBe('');
            expect(problemsOfNinjs(bytes)).toEqual([]);
          },
        ),
        { numRuns: 150 },
      );
    });

    test('agrees with the own check about IPTC’s examples', () => {
      const good = standardFile('samples/ninjs-3.1_photo_only.json');
      expect([check(good), problemsOfNinjs(good)]).toEqual(['', []]);
      for (const path of ['samples/ninjs-invalid_extension.json', 'samples/ninjs-2.2_photo_only.json']) {
        expect(check(standardFile(path))).not.toBe('');
        expect(problemsOfNinjs(standardFile(path))).not.toEqual([]);
      }
    });
  });
});
