/** NewsML-G2 there and back: what the standard's schema says of it, and that nothing is lost on the way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fields, isFieldId } from '#core/caption/fields.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { encodeNewsmlG2 } from '#core/wire/newsml/encode.ts';
import { problemsOfNewsml } from '#core/wire/newsml/problems.ts';
import { readNewsml } from '#core/wire/newsml/read.ts';
import { encodeNewsmlSuperdesk } from '#core/wire/newsml/superdesk.ts';
import { propertyUri } from '#core/wire/unsaid.ts';
import {
  anyCaption,
  ferry,
  lostFields,
  revised,
  schemaCheck,
  setting,
  standardFile,
  standardsPresent,
  wireItem,
} from '#core/wire/wire.test-support.ts';

const encoders = [
  ['NewsML-G2', encodeNewsmlG2],
  ['NewsML-G2 for Superdesk', encodeNewsmlSuperdesk],
] as const;
/** What a version says itself; pictures carry it, documents say it in elements of their own. */
const saidByTheVersion = ['actionAdvised', 'referenceServices', 'referenceDates', 'referenceNumbers'];

function textOf(bytes: Uint8Array): string {
  return readUtf8(bytes)?.text ?? '';
}

describe.each(encoders)('%s', (_name, encode) => {
  test('a caption comes back as it went, with its picture', () => {
    const item = wireItem({ embargo: '2026-11-20T06:00:00.000Z' });
    const [read] = readNewsml(encode(item, setting).bytes)?.items ?? [];
    expect(lostFields({ ...ferry, embargo: '2026-11-20T06:00:00+00:00' }, read?.fields ?? {})).toEqual([]);
    expect(read).toMatchObject({
      guid: 'urn:uuid:0198f0a0-1111-7000-8000-000000000001',
      version: 1,
      language: 'en',
      provider: 'Fjord Photo',
      createdAt: '2026-11-12T09:40:00+00:00',
      at: '2026-11-12T09:41:22+00:00',
      embargo: '2026-11-20T06:00:00+00:00',
      pictures: item.pictures,
      signal: { kind: 'new', note: '' },
    });
  });

  test('whatever the fields hold, they come back, and the validator finds nothing', () => {
    fc.assert(
      fc.property(anyCaption, (caption) => {
        const item = wireItem({ fields: caption, embargo: caption.embargo });
        const { bytes } = encode(item, setting);
        expect(problemsOfNewsml(bytes)).toEqual([]);
        expect(lostFields(caption, readNewsml(bytes)?.items[0]?.fields ?? {})).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['correction', 'sig:correction'],
    ['update', 'sig:update'],
    ['kill', 'stat:canceled'],
  ] as const)('a %s is the same item, one version on, with %s', (kind, qcode) => {
    const { bytes } = encode(revised(kind, 'The boat is the Havbris.'), setting);
    expect(textOf(bytes)).toContain(`qcode="${qcode}"`);
    const [read] = readNewsml(bytes)?.items ?? [];
    expect(read).toMatchObject({ version: 2, guid: 'urn:uuid:0198f0a0-1111-7000-8000-000000000001' });
    expect(read?.signal.kind).toBe(kind);
    expect(read?.signal.note).toContain('The boat is the Havbris.');
    expect(problemsOfNewsml(bytes)).toEqual([]);
  });

  test('a picture’s name may hold any character', () => {
    const [picture] = wireItem().pictures;
    if (!picture) throw new Error('The item has a picture');
    const { bytes } = encode(wireItem({ pictures: [{ ...picture, href: 'Ærø #2 100%.jpg' }] }), setting);
    expect(textOf(bytes)).toContain('href="%C3%86r%C3%B8%20%232%20100%25.jpg"');
    expect(readNewsml(bytes)?.items[0]?.pictures[0]?.href).toBe('%C3%86r%C3%B8%20%232%20100%25.jpg');
  });

  describe.skipIf(!standardsPresent)('against the standard’s schema', () => {
    const check = standardsPresent ? schemaCheck('newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd') : () => '';

    test.each(['new', 'update', 'correction', 'kill'] as const)('a %s is valid', (kind) => {
      const item = kind === 'new' ? wireItem({ embargo: '2026-11-20T06:00:00Z' }) : revised(kind, 'Read on.');
      expect(check(encode(item, setting).bytes)).toBe('');
    });

    test('every caption is valid', () => {
      fc.assert(
        fc.property(anyCaption, (caption) => {
          expect(check(encode(wireItem({ fields: caption, embargo: caption.embargo }), setting).bytes)).toBe(
            '',
          );
        }),
        { numRuns: 150 },
      );
    });
  });
});

describe('the field registry', () => {
  const all = fields.map((field) => ({
    home: '',
    ...('newsml' in field ? { home: field.newsml } : {}),
    id: field.id,
  }));

  test.each(all.filter(({ home }) => home !== ''))('$id stands at its home, $home', ({ id, home }) => {
    const caption = { ...wireItem().fields, [id]: sample(id) };
    const xml = textOf(
      encodeNewsmlG2(wireItem({ fields: caption, embargo: caption.embargo }), setting).bytes,
    );
    for (const part of home.split('/')) {
      const [, name = ''] = /^@?([\w]+)/.exec(part) ?? [];
      expect(xml).toContain(part.startsWith('@') ? `${name}="` : `<${name}`);
      const [, attribute = '', value = ''] = /\[@([\w-]+)='([^']*)'\]/.exec(part) ?? [];
      if (attribute !== '') expect(xml).toContain(`${attribute}="${value}"`);
    }
    expect(xml.includes(`contentMetaExtProperty reluri="${propertyUri(id)}"`)).toBe(
      home === 'contentMeta/contentMetaExtProperty' || id === 'locationsShown' || id === 'copyrightOwners',
    );
  });

  test('every field that a document can say has one', () => {
    expect(all.filter(({ home }) => home === '').map(({ id }) => id)).toEqual(saidByTheVersion);
  });
});

/** A value that a field can hold. */
function sample(id: string): unknown {
  const value = isFieldId(id) ? ferry[id] : '';
  if (value.length > 0) return value;
  if (id === 'sceneCodes') return ['010800'];
  if (id === 'digitalSourceType') return 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture';
  if (id === 'embargo' || id === 'expires') return '2026-11-20T06:00:00+00:00';
  const structured = fields.find((field) => field.id === id)?.kind === 'structures';
  if (structured) return [{ name: 'Havbris' }];
  return typeof value === 'string' ? 'Havbris' : ['Havbris'];
}

describe('reading others', () => {
  test('what is no NewsML-G2 is left to other readers', () => {
    for (const text of ['', '{}', '<html/>', '<newsItem/>', 'caption,byline', '<!DOCTYPE x><newsItem/>'])
      expect(readNewsml(encodeUtf8(text))).toBeNull();
  });

  test('a document type is refused, so that no entity can grow or reach outside', () => {
    const text = textOf(encodeNewsmlG2(wireItem(), setting).bytes).replace(
      '<newsItem',
      '<!DOCTYPE newsItem [<!ENTITY e SYSTEM "file:///etc/hostname">]><newsItem',
    );
    expect(readNewsml(encodeUtf8(text))).toBeNull();
  });

  test('a message brings its pictures; a text is left out and said so', () => {
    const item = (text: string) => text.replace(/^<\?xml.*\?>\n/, '');
    const picture = item(textOf(encodeNewsmlG2(wireItem(), setting).bytes));
    const story = picture.replaceAll('ninat:picture', 'ninat:text');
    const message = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${picture}${story}</itemSet></newsMessage>`;
    const reading = readNewsml(encodeUtf8(message));
    expect(reading?.items.map(({ fields: { headline } }) => headline)).toEqual([ferry.headline]);
    expect(reading?.warnings).toEqual(['1 of 2 items are no pictures and were left out.']);
  });

  test('damaged documents never make it throw', () => {
    const text = textOf(encodeNewsmlG2(wireItem(), setting).bytes);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 6 }), (at, length, put) => {
        readNewsml(encodeUtf8(text.slice(0, at) + put + text.slice(at + length)));
        problemsOfNewsml(encodeUtf8(text.slice(0, at) + put + text.slice(at + length)));
      }),
      { numRuns: 300, seed: 20_261_112 },
    );
  });

  describe.skipIf(!standardsPresent)('the standard’s own listings', () => {
    test('an agency’s picture: texts without their indents, the place from the subject', () => {
      const [item] = readNewsml(standardFile('samples/newsml-g2_photo_listing3.xml'))?.items ?? [];
      expect(item?.fields).toMatchObject({
        byline: 'Spencer Platt',
        captionWriter: 'sp/lrc',
        credit: 'Getty Images',
        city: 'Las Vegas',
        state: 'Nevada',
        country: 'United States',
        countryCode: 'USA',
        dateCreated: '2010-10-20T19:45:58-04:00',
      });
      expect(item?.fields.keywords).toHaveLength(7);
      expect(item?.fields.caption).not.toMatch(/\n|\s{2}/);
      expect(item?.pictures.map(({ rendition }) => rendition)).toEqual(['highRes', 'preview', 'thumbnail']);
      expect(item).toMatchObject({ version: 11, provider: 'Getty Images Inc.', signal: { kind: 'new' } });
    });

    test('fields of a photo mapped by the standard', () => {
      const [item] =
        readNewsml(standardFile('samples/newsml-g2_embedded-photo-metadata_listing26.xml'))?.items ?? [];
      expect(item?.fields).toMatchObject({
        byline: 'John Smith',
        bylineTitle: 'Staff Photographer',
        source: 'Acme News LLC',
        slug: 'USA-CRASH/MILITARY',
        title: 'USA-CRASH/MILITARY',
        urgency: '4',
        usageTerms: 'NO ARCHIVAL OR WIRELESS USE',
      });
    });

    test('a package names its pictures and holds none', () => {
      const reading = readNewsml(standardFile('samples/newsml-g2_package_listing6.xml'));
      expect(reading?.items).toEqual([]);
      expect(reading?.warnings[0]).toContain('package');
    });
  });
});
