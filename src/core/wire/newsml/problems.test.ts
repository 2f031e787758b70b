/** The validator finds what it is there for: each case damages a right document in one way. */
import { describe, expect, test } from 'vitest';
import { readUtf8 } from '#core/metadata/charset.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { encodeNewsmlG2 } from '#core/wire/newsml/encode.ts';
import { problemsOfNewsml } from '#core/wire/newsml/problems.ts';
import { setting, standardFile, standardsPresent, wireItem } from '#core/wire/wire.test-support.ts';

const right =
  readUtf8(encodeNewsmlG2(wireItem({ embargo: '2026-11-20T06:00:00Z' }), setting).bytes)?.text ?? '';

test('a right document has no problems', () => {
  expect(problemsOfNewsml(encodeUtf8(right))).toEqual([]);
});

test.each([
  ['</newsItem>', '', 'The document is not well-formed XML.'],
  ['newsItem', 'packageItem', 'The document is no newsItem of NewsML-G2.'],
  [' version="1"', '', 'The item has no version.'],
  ['standardversion="2.35"', 'standardversion="2.9"', 'The attribute standardversion is not “2.35”.'],
  ['http://www.iptc.org', 'https://www.iptc.org', 'IPTC’s catalog is not named, so no code can be resolved.'],
  ['<pubStatus qcode="stat:usable"/>', '', 'itemMeta has not exactly one pubStatus.'],
  ['stat:usable', 'stat:perhaps', 'The publication status is none of usable, withheld and canceled.'],
  ['<name>Fjord Photo</name>', '<name/>', 'The provider has no name.'],
  ['+00:00</versionCreated>', 'Z</versionCreated>', 'versionCreated is no moment in whole seconds'],
  ['<urgency>4', '<urgency>12', 'The urgency “12” is none of 1 to 9.'],
  ['<headline>', '<headline><b/>', 'The headline holds an element'],
  ['role="drol:caption"', 'role="drol:summary"', 'The caption is not the first description'],
  ['rendition="rnd:highRes"', '', 'HAV_0412.JPG has no rendition.'],
  ['contenttype="image/jpeg"', '', 'HAV_0412.JPG has no content type.'],
  ['width="6000"', 'width="6000 px"', 'The width of HAV_0412.JPG is no number.'],
  ['crol:photographer', 'myrole:photographer', 'No catalog says what myrole:photographer is.'],
  ['<slugline>', '<dateline>Bergen</dateline><slugline>', 'contentMeta may not hold dateline.'],
])('%s as “%s”: %s', (from, to, problem) => {
  const damaged = right.replaceAll(from, to);
  expect(damaged).not.toBe(right);
  expect(problemsOfNewsml(encodeUtf8(damaged)).join('\n')).toContain(problem);
});

test('parts out of the schema’s order are found', () => {
  const provider = /<provider>[\s\S]*?<\/provider>\s*/.exec(right)?.[0] ?? '';
  const moved = right.replace(provider, '').replace('<pubStatus', `${provider}<pubStatus`);
  expect(problemsOfNewsml(encodeUtf8(moved))).toEqual(['provider stands too late in itemMeta.']);
});

describe.skipIf(!standardsPresent)('the standard’s own samples', () => {
  test('an invalid document is found out', () => {
    expect(problemsOfNewsml(standardFile('samples/newsml-g2_invalid.xml')).length).toBeGreaterThan(0);
  });
});
