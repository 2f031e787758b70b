/** A story's package: its pictures in order, those that were killed left out. */
import { describe, expect, test } from 'vitest';
import { readUtf8 } from '#core/metadata/charset.ts';
import { parseXml } from '#core/metadata/xml.ts';
import type { WirePackage } from '#core/wire/item.ts';
import { encodeNewsmlPackage } from '#core/wire/newsml/package.ts';
import { problemsOfNewsmlPackage } from '#core/wire/newsml/package-problems.ts';
import { revised, schemaCheck, standardsPresent, wireItem } from '#core/wire/wire.test-support.ts';
import { all, attribute } from '#core/wire/xml-steps.ts';

const story: WirePackage = {
  id: '0198f0a0-2222-7000-8000-000000000001',
  version: 3,
  headline: 'Ferry strike ends',
  slug: 'NORWAY-FERRY',
  language: 'en',
  provider: 'Fjord Photo',
  createdAt: '2026-11-12T09:40:00Z',
  at: '2026-11-12T10:40:00Z',
  items: [
    { item: wireItem(), href: 'HAV 0412.xml' },
    { item: wireItem({ id: '0198f0a0-1111-7000-8000-000000000002' }), href: 'HAV_0413.xml' },
  ],
};

test('names its pictures in the story’s order, each with its version and document', () => {
  const root = parseXml(readUtf8(encodeNewsmlPackage(story).bytes)?.text ?? '');
  const references = all(root, 'groupSet', 'group', 'itemRef');
  expect(references.map((each) => attribute(each, 'residref'))).toEqual([
    'urn:uuid:0198f0a0-1111-7000-8000-000000000001',
    'urn:uuid:0198f0a0-1111-7000-8000-000000000002',
  ]);
  expect(references.map((each) => attribute(each, 'href'))).toEqual(['HAV%200412.xml', 'HAV_0413.xml']);
});

test('a right package has no problems, one without pictures has', () => {
  expect(problemsOfNewsmlPackage(encodeNewsmlPackage(story).bytes)).toEqual([]);
  expect(problemsOfNewsmlPackage(encodeNewsmlPackage({ ...story, items: [] }).bytes)).toEqual([
    'The package names no picture.',
  ]);
});

test('a killed picture is no part of it, and that is said', () => {
  const { bytes, notes } = encodeNewsmlPackage({
    ...story,
    items: [{ item: revised('kill', 'Not to be used.'), href: 'HAV_0412.xml' }, ...story.items.slice(1)],
  });
  expect(readUtf8(bytes)?.text).not.toContain('000000000001</');
  expect(readUtf8(bytes)?.text.match(/<itemRef/g)).toHaveLength(1);
  expect(notes).toEqual(['HAV_0412.JPG was killed and is left out of the package.']);
});

describe.skipIf(!standardsPresent)('against the standard’s schema', () => {
  test('is valid, with pictures and without', () => {
    const check = schemaCheck('newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd');
    expect(check(encodeNewsmlPackage(story).bytes)).toBe('');
  });
});
