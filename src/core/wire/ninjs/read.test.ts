/** ninjs of others, and what is none: the reader takes what a document says and never throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { encodeNinjs } from '#core/wire/ninjs/encode.ts';
import { problemsOfNinjs, problemsOfNinjsSuperdesk } from '#core/wire/ninjs/problems.ts';
import { readNinjs } from '#core/wire/ninjs/read.ts';
import { encodeNinjsSuperdesk } from '#core/wire/ninjs/superdesk.ts';
import { setting, standardFile, standardsPresent, wireItem } from '#core/wire/wire.test-support.ts';

function read(document: unknown) {
  return readNinjs(encodeUtf8(JSON.stringify(document)));
}

describe.skipIf(!standardsPresent)('IPTC’s examples', () => {
  test.each(['2.2', '3.1'])('a photo of %s', (version) => {
    const reading = readNinjs(standardFile(`samples/ninjs-${version}_photo_only.json`));
    expect(reading).toMatchObject({ format: 'ninjs', warnings: [] });
    expect(reading?.items).toMatchObject([
      {
        version: 1,
        at: '2013-07-08T08:12:00Z',
        signal: { kind: 'new', note: '' },
        pictures: [
          { rendition: 'highRes', mediaType: 'image/jpg', width: 429, height: 281 },
          { rendition: 'preview', mediaType: 'image/jpg', width: 179, height: 117 },
        ],
      },
    ]);
    const [item] = reading?.items ?? [];
    expect(Object.keys(item?.fields ?? {}).sort()).toEqual(['byline', 'caption', 'headline']);
    expect(item?.fields.caption).not.toContain('<');
  });

  test('a text is no picture', () => {
    expect(readNinjs(standardFile('samples/ninjs-invalid_extension.json'))).toMatchObject({
      items: [],
      warnings: ['1 of 1 items are no pictures and were left out.'],
    });
  });
});

describe('documents of others', () => {
  test('a picture of 1.x', () => {
    const reading = read({
      uri: 'http://feed.example.org/pictures/77',
      type: 'picture',
      version: '3',
      pubstatus: 'usable',
      versioncreated: '2026-11-12T09:41:22Z',
      urgency: 3,
      headline: 'Divers raise a bell',
      description_html: '<p>Divers raise a bell &amp; chain.</p><p>It is&nbsp;old.</p>',
      byline: 'Tomás Reyes',
      located: 'Valparaíso',
      person: [{ name: 'Inés Mora', rel: 'shown', code: 'p77', scheme: 'http://feed.example.org/people' }],
      organisation: [{ name: 'Harbor Trust' }],
      place: [{ name: 'Chile' }],
      subject: [
        { name: 'accident', code: '03000000' },
        { name: 'salvage' },
        { name: 'sea', code: 'medtop:20000001', scheme: 'http://cv.iptc.org/newscodes/mediatopic/' },
      ],
      infosource: [{ name: 'Costa Press' }],
      copyrightholder: 'Costa Press',
      ednote: 'Recast.',
      renditions: {
        thumbnail: { href: 'http://feed.example.org/t.jpg', mimetype: 'image/jpeg', width: 100, height: 70 },
        highres: {
          href: 'http://feed.example.org/h.jpg',
          mimetype: 'image/jpeg',
          width: '4000',
          sizeinbytes: 9,
        },
      },
      associations: {},
    });
    expect(reading?.items).toMatchObject([
      {
        guid: 'http://feed.example.org/pictures/77',
        version: 3,
        provider: 'Costa Press',
        fields: {
          headline: 'Divers raise a bell',
          caption: 'Divers raise a bell & chain.\nIt is old.',
          byline: 'Tomás Reyes',
          city: 'Valparaíso',
          people: ['Inés Mora'],
          organisations: ['Harbor Trust'],
          locationsShown: [{ name: 'Chile' }],
          subjectCodes: ['03000000'],
          keywords: ['salvage'],
          aboutTerms: [{ name: 'sea', term: 'medtop:20000001' }],
          source: 'Costa Press',
          copyrightOwners: [{ name: 'Costa Press' }],
          instructions: 'Recast.',
          urgency: '3',
        },
        pictures: [
          { rendition: 'thumbnail', width: 100, height: 70, bytes: 0 },
          { rendition: 'highRes', href: 'http://feed.example.org/h.jpg', width: 4000, height: 0, bytes: 9 },
        ],
      },
    ]);
  });

  test('a story comes with its pictures, of 1.x and of 3.x', () => {
    const picture = (uri: string) => ({ uri, type: 'picture', description_text: `Caption of ${uri}` });
    const old = read({
      uri: 'urn:x:story',
      type: 'text',
      associations: {
        main: { ...picture('urn:x:1'), associations: { more: picture('urn:x:2') } },
        none: null,
      },
    });
    expect(old?.items.map(({ guid, fields }) => [guid, fields.caption])).toEqual([
      ['urn:x:1', 'Caption of urn:x:1'],
      ['urn:x:2', 'Caption of urn:x:2'],
    ]);
    expect(old?.warnings).toEqual(['1 of 3 items are no pictures and were left out.']);
    const associations = ['urn:x:1', 'urn:x:2'].map((uri) => ({
      name: 'gallery',
      type: 'picture',
      uri,
      by: 'Ana',
    }));
    expect(read({ uri: 'urn:x:story', type: 'composite', associations })?.items).toHaveLength(2);
  });

  test('a story that only names its pictures says so', () => {
    const associations = [{ name: 'gallery', type: 'picture', uri: 'urn:x:1' }];
    expect(read({ uri: 'urn:x:story', type: 'composite', associations })).toMatchObject({
      items: [],
      warnings: [
        '1 of 2 items are no pictures and were left out.',
        '1 of 2 items are pictures that are only named here: open their own documents.',
      ],
    });
  });

  test('feeds send lists, and wrap them', () => {
    const picture = { uri: 'urn:x:1', type: 'picture', headline: 'Bell' };
    for (const feed of [
      [picture],
      { items: [picture] },
      { _items: [picture] },
      { data: { items: [{ item: picture }] } },
    ])
      expect(read(feed)?.items).toMatchObject([{ guid: 'urn:x:1', fields: { headline: 'Bell' } }]);
  });

  test('a withdrawn picture is killed, with the note as its words', () => {
    for (const pubstatus of ['canceled', 'withheld'])
      expect(
        read({ guid: 'urn:x:1', type: 'picture', pubstatus, ednote: 'KILL: wrong ship.' })?.items,
      ).toMatchObject([{ fields: {}, signal: { kind: 'kill', note: 'KILL: wrong ship.' } }]);
  });

  test('an item without a type is a picture where its renditions are', () => {
    const renditions = [{ name: 'main', href: 'http://feed.example.org/a.jpg', contentType: 'image/jpeg' }];
    expect(read({ uri: 'urn:x:1', renditions })?.items).toHaveLength(1);
    expect(read({ uri: 'urn:x:1', renditions: [] })?.items).toEqual([]);
  });

  test('values of the wrong kind are as if they were not there', () => {
    const reading = read({
      uri: 'urn:x:1',
      type: 'picture',
      version: {},
      headline: ['a'],
      urgency: 'high',
      contentcreated: 'yesterday',
      person: 'Ana',
      place: [null, 7, 'Oslo', { name: {} }],
      renditions: { constructor: { href: 'a.jpg' }, toString: 3 },
      extra: { keywords: [1, 'sea'], contact: [{ city: 1 }, { city: 'Lagos' }], title: 5 },
    });
    expect(reading?.items).toMatchObject([
      {
        version: 1,
        fields: { keywords: ['sea'], contact: [{ city: 'Lagos' }] },
        pictures: [{ rendition: 'highRes' }],
      },
    ]);
    expect(Object.keys(reading?.items[0]?.fields ?? {}).sort()).toEqual(['contact', 'keywords']);
  });
});

describe('what is no ninjs', () => {
  test.each([
    ['nothing', ''],
    ['a text', 'Ferry strike ends'],
    ['JSON of another kind', '{"uri":"urn:x:1","name":"x"}'],
    ['a list of exported captions', '[{"id":"1","fileName":"a.jpg","headline":"Ferry"}]'],
    ['linked data', '{"@context":"https://schema.org","uri":"urn:x:1","headline":"Ferry"}'],
    ['half a document', '{"uri":"urn:x:1","type":"picture"'],
    ['a number', '7'],
  ])('%s', (_name, text) => expect(readNinjs(encodeUtf8(text))).toBeNull());

  test('associations in one another without end', () => {
    const deep = `${'{"uri":"urn:x:1","type":"picture","associations":{"a":'.repeat(50_000)}{}${'}}'.repeat(50_000)}`;
    const bytes = encodeUtf8(deep);
    expect(readNinjs(bytes)?.items.length ?? 0).toBeLessThan(10);
    expect(problemsOfNinjs(bytes).length).toBeGreaterThan(0);
  });

  test('law: damaged documents are read or refused, and never thrown at', () => {
    const sources = [encodeNinjs, encodeNinjsSuperdesk].map((encode) => encode(wireItem(), setting).bytes);
    const damage = fc.array(fc.tuple(fc.nat(10_000), fc.constantFrom(...'{}[],:"0a\\\n\u00ff')), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.constantFrom(...sources), damage, (source, changes) => {
        const bytes = source.slice();
        for (const [at, character] of changes) bytes[at % bytes.length] = character.charCodeAt(0);
        readNinjs(bytes);
        problemsOfNinjs(bytes);
        problemsOfNinjsSuperdesk(bytes);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  test('law: any JSON that calls itself a picture is read', () => {
    const names =
      'people places subjects renditions associations descriptions extra infoSources genres rightsInfo altIds';
    const document = fc.dictionary(fc.constantFrom(...names.split(' ')), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(document, (properties) => {
        expect(read({ ...properties, uri: 'urn:x:1', type: 'picture' })?.format).toBe('ninjs');
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
