/** The validator finds what it is there for: each case damages a right document in one way. */
import { describe, expect, test } from 'vitest';
import { readUtf8 } from '#core/metadata/charset.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { encodeNitf, encodeNitfPlain } from '#core/wire/nitf/encode.ts';
import { problemsOfNitf } from '#core/wire/nitf/problems.ts';
import { setting, standardFile, standardsPresent, wireItem } from '#core/wire/wire.test-support.ts';

const right = readUtf8(encodeNitf(wireItem({ embargo: '2026-11-20T06:00:00Z' }), setting).bytes)?.text ?? '';

test('right documents have no problems', () => {
  expect(problemsOfNitf(encodeUtf8(right))).toEqual([]);
  expect(problemsOfNitf(encodeNitfPlain(wireItem(), setting).bytes)).toEqual([]);
});

test.each([
  ['</nitf>', '', 'The document is no well-formed NITF.'],
  [
    'http://iptc.org/std/NITF/2006-10-18/',
    'http://iptc.org/std/NITF/',
    'The document is no well-formed NITF.',
  ],
  ['DTD NITF 3.6', 'DTD NITF 3.5', 'version of nitf is not one of -//IPTC//DTD NITF 3.6//EN'],
  ['docdata', 'docinfo', 'head lacks its docdata.'],
  [' norm="20261112T094122+0000"', '', 'date.issue lacks its attribute norm.'],
  ['T094122+0000', 'T094122.120Z', 'norm of date.issue is not a moment such as 20261112T094122+0000'],
  ['T094122+0000', 'T096122+0000', 'norm of date.issue is not a moment'],
  ['"embargoed"', '"perhaps"', 'management-status of docdata is not one of usable, embargoed'],
  [' tobject.subject.refnum="09000000"', '', 'tobject.subject lacks its attribute tobject.subject.refnum.'],
  ['refnum="09000000"', 'refnum="9"', 'is not a subject number of eight digits: “9”.'],
  ['ed-urg="4"', 'ed-urg="high"', 'ed-urg of urgency is not one of 1 to 8: “high”.'],
  ['name="anpa-keyword"', 'name="anpa keyword"', 'name of meta is not a name token: “anpa keyword”.'],
  ['iso-cc="NOR"', 'iso-cc="Norway"', 'iso-cc of evloc is not a country code: “Norway”.'],
  ['<hl1>', '<hl1><em/>', 'hl1 may not hold em.'],
  ['>Ferry strike ends in Bergen</hl1>', '> </hl1>', 'The headline is empty'],
  ['<byline>Ingrid Solheim', '<byline><person>Ingrid Solheim</person>', 'byline may not hold person.'],
  ['<byline>Ingrid Solheim', '<byline>', 'The byline does not begin with a name in plain text'],
  ['<distributor>', '<series/><distributor>', 'body.head may not hold series.'],
  ['media-type="image"', 'media-type="text"', 'media-type of media is not one of image: “text”.'],
  ['<media-caption>', '<media-caption>Words', 'media-caption may not hold text.'],
  [
    'mime-type="image/jpeg"',
    'mime-type="text/plain"',
    'mime-type of media-reference is not the type of an image',
  ],
  [' mime-type="image/jpeg"', '', 'HAV_0412.JPG has no media type.'],
  [' source="HAV_0412.JPG" name="highRes"', '', 'A picture has neither address nor name.'],
  ['width="6000"', 'width="6000 px"', 'width of media-reference is not a positive whole number'],
  ['<media-reference ', '<media-reference alt="A ramp" ', 'media-reference has no attribute alt.'],
])('%s as “%s”: %s', (from, to, problem) => {
  const damaged = right.replaceAll(from, to);
  expect(damaged).not.toBe(right);
  expect(problemsOfNitf(encodeUtf8(damaged)).join('\n')).toContain(problem);
});

test('parts out of the schema’s order are found', () => {
  const byline = /<byline>.*<\/byline>\s*/.exec(right)?.[0] ?? '';
  const moved = right.replace(byline, '').replace('<abstract>', `${byline}<abstract>`);
  expect(problemsOfNitf(encodeUtf8(moved))).toEqual(['byline stands too late in body.head.']);
});

test('a caption that only the picture has is found', () => {
  const without = right.replace(/<abstract>[\s\S]*<\/abstract>/, '');
  const other = right.replace(/<abstract>[\s\S]*<\/abstract>/, '<abstract><p>Other words.</p></abstract>');
  for (const each of [without, other])
    expect(problemsOfNitf(encodeUtf8(each))).toEqual([
      'The abstract does not repeat the caption; receivers would lose it.',
    ]);
});

test('what stands twice is found', () => {
  const twice = right.replace(/<doc-id [^>]*>/, '$&$&');
  expect(problemsOfNitf(encodeUtf8(twice))).toEqual(['docdata has more than one doc-id.']);
});

describe.skipIf(!standardsPresent)('the samples beside the standard', () => {
  test('the invalid one is found out', () => {
    expect(problemsOfNitf(standardFile('samples/nitf-3.6_invalid.xml'))).toContain(
      'body.head may not hold author.',
    );
  });

  test.each(['nitf-3.6_caption.xml', 'nitf-3.6_caption_dtd-style.xml'])(
    '%s is valid, but receivers would lose its caption',
    (name) => {
      expect(problemsOfNitf(standardFile(`samples/${name}`)).at(-1)).toBe(
        'The abstract does not repeat the caption; receivers would lose it.',
      );
    },
  );
});
