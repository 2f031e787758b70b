/** What receivers of ninjs do with a document, sentence by sentence: a model of Superdesk's feed parser reads ours. */
import { describe, expect, test } from 'vitest';
import type { CaptionFields } from '#core/caption/caption.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import type { WireItem } from '#core/wire/item.ts';
import { encodeNinjs } from '#core/wire/ninjs/encode.ts';
import { problemsOfNinjs, problemsOfNinjsSuperdesk } from '#core/wire/ninjs/problems.ts';
import { encodeNinjsSuperdesk } from '#core/wire/ninjs/superdesk.ts';
import { ferry, revised, setting, wireItem } from '#core/wire/wire.test-support.ts';

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(bytes: Uint8Array): Json {
  const value: unknown = JSON.parse(readUtf8(bytes)?.text ?? '');
  if (!isObject(value)) throw new Error('A document is an object');
  return value;
}

/** The item that Superdesk's parser makes of a document; throws where the parser does. */
function superdesk(document: Json): Json {
  const item: Json = { guid: document.guid, type: document.type };
  if (!document.guid) throw new Error('A guid was made up');
  const copied =
    'usageterms language headline copyrightnotice urgency pubstatus mimetype ednote slugline keywords extra byline description_text';
  for (const name of copied.split(' ')) if (document[name] !== undefined) item[name] = document[name];
  item.original_source = document.source;
  item.priority = Number.parseInt(String(document.priority), 10);
  for (const name of ['versioncreated', 'firstcreated', 'embargoed']) {
    const date = document[name];
    if (date === undefined) continue;
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|\+00:?00)$/.test(String(date)))
      throw new Error(`${name} refused`);
    item[name] = date;
  }
  for (const name of ['subject', 'place', 'service', 'genre']) {
    const entries = document[name];
    if (Array.isArray(entries))
      item[name] = entries.map((entry: unknown) => (isObject(entry) ? [entry.name, entry.code] : []));
  }
  for (const name of ['renditions', 'associations'])
    if (document[name] !== undefined && !isObject(document[name])) throw new Error(`${name} refused`);
  const renditions = isObject(document.renditions) ? Object.entries(document.renditions) : [];
  item.renditions = Object.fromEntries(
    renditions.filter(
      ([, each]) => isObject(each) && Number.isInteger(each.width) && Number.isInteger(each.height),
    ),
  );
  if (document.located) item.dateline = { located: { city: document.located } };
  if (document.type === 'picture' && document.body_text) item.alt_text = document.body_text;
  return item;
}

function sent(more: Partial<WireItem> = {}): Json {
  const { bytes } = encodeNinjsSuperdesk(wireItem(more), setting);
  expect(problemsOfNinjsSuperdesk(bytes)).toEqual([]);
  return objectIn(bytes);
}

function refused(change: (document: Json) => void): string[] {
  const document = sent();
  change(document);
  return problemsOfNinjsSuperdesk(new TextEncoder().encode(JSON.stringify(document)));
}

describe('Superdesk', () => {
  test('takes the 1.x dialect alone: renditions and associations are objects, lists are refused', () => {
    expect(sent().renditions).toEqual({
      original: {
        href: 'HAV_0412.JPG',
        mimetype: 'image/jpeg',
        width: 6000,
        height: 4000,
        sizeinbytes: 6_120_044,
      },
    });
    expect(() => superdesk({ ...sent(), renditions: [] })).toThrow();
    expect(refused((document) => Object.assign(document, { renditions: [] }))).toEqual([
      '“renditions” is a list, which Superdesk refuses.',
    ]);
    expect(refused((document) => Object.assign(document, { associations: [] }))).toEqual([
      '“associations” is a list, which Superdesk refuses.',
    ]);
    expect(
      refused((document) => Object.assign(document, { associations: { main: { type: 'picture' } } })),
    ).toEqual([]);
  });

  test('wants dates in UTC to the second: an offset or fractions are refused', () => {
    const document = sent({
      createdAt: '2026-11-12T10:40:00.250+01:00',
      at: '2026-11-12T15:11:22.1+05:30',
      embargo: '2026-11-20T07:00:00+01:00',
    });
    expect(document).toMatchObject({
      firstcreated: '2026-11-12T09:40:00+00:00',
      versioncreated: '2026-11-12T09:41:22+00:00',
      embargoed: '2026-11-20T06:00:00+00:00',
      contentcreated: '2026-11-12T05:41:22+00:00',
    });
    expect(superdesk(document).embargoed).toBe('2026-11-20T06:00:00+00:00');
    for (const date of ['2026-11-12T10:41:22+01:00', '2026-11-12T09:41:22.120Z', '2026-11-12'])
      expect(refused((each) => Object.assign(each, { versioncreated: date }))).toEqual([
        '“versioncreated” is no date and time in UTC to the second.',
      ]);
    expect(refused((each) => Object.assign(each, { versioncreated: '2026-11-12T09:41:22Z' }))).toEqual([]);
  });

  test('refuses a byte order mark', () => {
    const { bytes } = encodeNinjsSuperdesk(wireItem(), setting);
    expect(bytes[0]).toBe(0x7b);
    expect(problemsOfNinjsSuperdesk(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))).toHaveLength(1);
  });

  test('makes a wrong guid of a urn, so there always is one, the same in every version', () => {
    expect(superdesk(sent()).guid).toBe('urn:uuid:0198f0a0-1111-7000-8000-000000000001');
    expect(superdesk(sent(revised('kill', 'KILL'))).guid).toBe(superdesk(sent()).guid);
    expect(refused((document) => delete document.guid)).toEqual(['“guid” is missing.']);
  });

  test('always gets a priority, within its scale', () => {
    const priority = (urgency: string) => superdesk(sent({ fields: { ...ferry, urgency } })).priority;
    expect(['', '1', '4', '6', '8', '0'].map(priority)).toEqual([5, 1, 4, 6, 6, 5]);
    expect(refused((document) => delete document.priority)).toEqual(['“priority” is missing.']);
  });

  test('reads headline, caption, byline, source, slug, urgency, note, rights and keywords', () => {
    expect(superdesk(sent())).toMatchObject({
      headline: ferry.headline,
      description_text: ferry.caption,
      byline: ferry.byline,
      original_source: ferry.source,
      slugline: ferry.slug,
      urgency: 4,
      ednote: 'No archive.',
      copyrightnotice: ferry.copyright,
      usageterms: ferry.usageTerms,
      keywords: ferry.keywords,
      language: 'en',
    });
  });

  test('reads located as the city', () => {
    expect(superdesk(sent()).dateline).toEqual({ located: { city: 'Bergen' } });
  });

  test('reads place, subject and service as name and code', () => {
    const item = superdesk(sent());
    expect(item.place).toContainEqual(['Norway', 'NOR']);
    expect(item.place).toContainEqual(['Vestland', 'Vestland']);
    expect(item.subject).toEqual([['09000000', '09000000']]);
    expect(item.service).toEqual([['LAB', 'LAB']]);
    expect(refused((document) => Object.assign(document, { place: [{ name: 'Norway' }] }))).toEqual([
      '“place[0].code” is missing.',
    ]);
  });

  test('reads the body of a picture as its alt text', () => {
    expect(superdesk(sent()).alt_text).toBe(ferry.altText);
  });

  test('reads a rendition only with width and height both', () => {
    expect(Object.keys(superdesk(sent()).renditions ?? {})).toEqual(['original']);
    expect(
      refused((document) =>
        Object.assign(document, { renditions: { original: { href: 'a.jpg', width: 5 } } }),
      ),
    ).toEqual(['“renditions.original” has a width or a height alone, and Superdesk reads only both.']);
    const [picture] = wireItem().pictures;
    const unknown = picture ? [{ ...picture, height: 0 }] : [];
    const { bytes, notes } = encodeNinjsSuperdesk(wireItem({ pictures: unknown }), setting);
    expect(problemsOfNinjsSuperdesk(bytes)).toEqual([]);
    expect(objectIn(bytes).renditions).toEqual({
      original: { href: 'HAV_0412.JPG', mimetype: 'image/jpeg', sizeinbytes: 6_120_044 },
    });
    expect(notes.join()).toContain('“HAV_0412.JPG”');
  });

  test('reads extra whole: the credit line is there', () => {
    expect(superdesk(sent()).extra).toMatchObject({ creditline: 'Fjord Photo' });
  });

  test('drops creditline, person, infosource and version: what they would say is in extra', () => {
    const fields: CaptionFields = { ...ferry, personsShown: [{ name: 'Marit Aasen', identifiers: ['x:1'] }] };
    const { extra } = superdesk(sent({ fields }));
    expect(extra).toMatchObject({
      people: ferry.people,
      personsShown: fields.personsShown,
      event: ferry.event,
    });
    const correction = superdesk(sent(revised('correction', 'CORRECTION: the port is Bergen.')));
    expect(correction).toMatchObject({
      pubstatus: 'usable',
      ednote: 'CORRECTION: the port is Bergen. No archive.',
      extra: { signal: 'correction', signalNote: 'CORRECTION: the port is Bergen.' },
    });
    expect(superdesk(sent(revised('kill', 'KILL: do not use.')))).toMatchObject({
      pubstatus: 'canceled',
      extra: { signal: 'kill' },
    });
  });
});

test('no public reader of ninjs 3 is known, so the own check is strict', () => {
  const { bytes } = encodeNinjs(wireItem(), setting);
  const wrong = (change: Json) =>
    problemsOfNinjs(new TextEncoder().encode(JSON.stringify({ ...objectIn(bytes), ...change })));
  expect(wrong({})).toEqual([]);
  expect(wrong({ uri: 'picture one' })).toEqual(['“uri” is not an absolute address (URI).']);
  expect(wrong({ headline: 'Ferry' })).toEqual([
    'The document has what the standard does not know: headline.',
  ]);
  expect(wrong({ urgency: 10 })).toEqual(['“urgency” is above 9.']);
  expect(wrong({ urgency: '4' })).toEqual(['“urgency” is not a whole number.']);
  expect(wrong({ type: 'photo' })).toHaveLength(1);
  expect(wrong({ versionCreated: '2026-11-12T09:41:22.120Z' })).toHaveLength(1);
  expect(wrong({ descriptions: [{ role: 'caption' }] })).toEqual(['“descriptions[0].value” is missing.']);
  expect(wrong({ renditions: [{ href: 'file:a.jpg' }] })).toEqual(['“renditions[0].name” is missing.']);
  expect(wrong({ renditions: [{ name: 'highRes', href: 'a.jpg' }] })).toHaveLength(1);
  expect(wrong({ renditions: { highRes: {} } })).toEqual(['“renditions” is not a list.']);
  expect(wrong({ associations: [{ uri: 'urn:x:1' }] })).toEqual(['“associations[0].name” is missing.']);
  expect(wrong({ associations: [{ uri: 'urn:x:1', name: 'a', by: 'b' }] })).toEqual([]);
  expect(wrong({ rightsInfo: {} })).toHaveLength(1);
  expect(wrong({ infoSources: [{ contactInfo: [{ type: 'email' }] }] })).toHaveLength(1);
  expect(wrong({ places: [{ geoJSON: { type: 'Point', coordinates: [1] } }] })).toHaveLength(1);
});
