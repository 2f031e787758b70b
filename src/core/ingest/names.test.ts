/** Names that every system keeps, inside the destination, whatever photos and people put into them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathOf, readNames } from '#core/ingest/names.ts';
import { safeSegment } from '#core/ingest/safe-name.ts';
import { ingestVariables } from '#core/ingest/template.ts';
import type { NamedShot } from '#core/ingest/variables.ts';
import { utf8Bytes } from '#core/style/bytes.ts';

const shot: NamedShot = {
  facts: {
    capturedAt: '2026-11-12T09:41:07.25+01:00',
    camera: 'Nikon D6',
    serial: '6012345',
    fields: {
      byline: 'Mara Lindqvist',
      slug: 'ferry-tow',
      headline: 'Ferry towed in',
      city: 'Bergen',
      country: 'Norway',
    },
  },
  modifiedAt: '2026-11-12T08:41:08',
  sequence: 7,
  original: 'HF_0412',
  extension: 'JPG',
  batch: 'Harbour',
  desk: 'Night desk',
};

function pathFor(template: string, change: Partial<NamedShot> = {}, number = 1): string {
  const read = readNames(template);
  if (!read.ok) throw new Error(read.problem);
  return pathOf(read.names, { ...shot, ...change }, number);
}

function problemOf(template: string): string {
  const read = readNames(template);
  return read.ok ? '' : read.problem;
}

/** A shot about whose fields only these are known. */
function saying(fields: NamedShot['facts']['fields']): Partial<NamedShot> {
  return { facts: { ...shot.facts, fields } };
}

describe('variables', () => {
  test.each([
    ['{date}/{original}', '2026-11-12/HF_0412.JPG'],
    ['{date:YYYY/MM/DD}/{original}', '2026/11/12/HF_0412.JPG'],
    ['{date:DD MMMM YYYY}/{time}', '12 November 2026/094107.JPG'],
    ['{date:YYMMDD}_{time:HH.mm.ss}', '261112_09.41.07.JPG'],
    ['{year}{month}{day}-{hour}{minute}{second}', '20261112-094107.JPG'],
    ['{date:D}', ''],
    ['{byline}/{slug}-{sequence:4}', 'Mara Lindqvist/ferry-tow-0007.JPG'],
    ['{country}/{city}/{headline}', 'Norway/Bergen/Ferry towed in.JPG'],
    ['{desk}/{batch}/{camera}_{serial}', 'Night desk/Harbour/Nikon D6_6012345.JPG'],
    ['{original}.{extension}', 'HF_0412.JPG'],
    ['{SLUG}-{sequence}', 'ferry-tow-7.JPG'],
    ['{seqn}', '0007.JPG'],
  ])('%s', (template, path) => {
    if (path === '') expect(problemOf(template)).not.toBe('');
    else expect(pathFor(template)).toBe(path);
  });

  test('without a capture time, the file’s own time counts', () => {
    const facts = { ...shot.facts, capturedAt: '' };
    expect(pathFor('{date}/{time}', { facts })).toBe('2026-11-12/084108.JPG');
  });

  test('a sidecar keeps both its endings', () => {
    expect(pathFor('{slug}', { extension: 'CR3.xmp' })).toBe('ferry-tow.CR3.xmp');
  });

  test('a value that is missing in the middle leaves one separator', () => {
    const known = saying({ byline: 'Mara Lindqvist' });
    expect(pathFor('{byline}_{slug}_{sequence:4}', known)).toBe('Mara Lindqvist_0007.JPG');
    expect(pathFor('{byline} - {slug} - {city} - {sequence}', known)).toBe('Mara Lindqvist - 7.JPG');
    expect(pathFor('{byline}--{sequence}', known)).toBe('Mara Lindqvist--7.JPG');
    expect(pathFor('{byline}_{slug}-{sequence}', known)).toBe('Mara Lindqvist_-7.JPG');
  });

  test('a value that is missing leaves no dash at an end', () => {
    expect(pathFor('{slug}-{sequence:4}', saying({}))).toBe('0007.JPG');
    expect(pathFor('{date}_{slug}/{sequence}_{city}', saying({}))).toBe('2026-11-12/7.JPG');
    expect(pathFor('-{sequence}-')).toBe('-7-.JPG');
  });

  test('a level of which nothing is known says so', () => {
    expect(pathFor('{byline}/{slug}', saying({}))).toBe('no-byline/no-slug.JPG');
  });
});

describe('templates of names', () => {
  test.each([
    ['', 'empty'],
    ['/photos/{original}', 'neither begins nor ends'],
    ['{date}/', 'neither begins nor ends'],
    ['{date}//{original}', 'twice'],
    ['../{original}', 'dots'],
    ['{date}\\{original}', 'not \\'],
    ['{extension}/{original}', 'only in the name'],
    ['{extension}-{original}', 'at the end'],
    ['{original}{extension}', 'after a dot'],
  ])('“%s” is refused', (template, words) => {
    expect(problemOf(template)).toContain(words);
  });
});

describe('safety', () => {
  test.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['..', 'no-slug'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['  spaced\n\tout  ', 'spaced out'],
    ['dots...', 'dots'],
    ['CON', '_CON'],
    ['com1', '_com1'],
    ['LPT\u00b9', '_LPT\u00b9'],
    ['console', 'console'],
    ['u\u0308ber', '\u00fcber'],
    ['ferry\u202egpj', 'ferry-gpj'],
    ['half \ud83d sign', 'half \ufffd sign'],
    ['$RECYCLE', '_RECYCLE'],
    ['\u26f4\ufe0f ferry \ud83c\uddf3\ud83c\uddf4', '\u26f4\ufe0f ferry \ud83c\uddf3\ud83c\uddf4'],
  ])('the slug %j', (slug, stem) => {
    expect(pathFor('{slug}', saying({ slug }))).toBe(`${stem}.JPG`);
  });

  test('a name is cut to 255 bytes between characters; its number and ending stay', () => {
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
    const name = pathFor('{slug}', saying({ slug: family.repeat(40) }), 12);
    expect(utf8Bytes(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/-12\.JPG$/);
    expect(name.slice(0, -'-12.JPG'.length)).toBe(family.repeat(13));
  });

  test('whatever the values: the template’s levels, each a name every system keeps', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    const template = ingestVariables
      .filter((name) => name !== 'extension')
      .map((name) => `{${name}}`)
      .join('/');
    const levels = template.split('/').length;
    fc.assert(
      fc.property(text, text, text, text, text, fc.nat(), (byline, slug, original, batch, serial, number) => {
        const facts = {
          capturedAt: batch,
          camera: byline,
          serial,
          fields: { byline, slug, city: slug, headline: batch },
        };
        const path = pathFor(template, { facts, original, batch, desk: original, extension: serial }, number);
        const names = path.split('/');
        expect(names).toHaveLength(levels);
        for (const name of names) {
          expect(name).not.toBe('');
          expect(utf8Bytes(name)).toBeLessThanOrEqual(255);
          expect(name).not.toMatch(/[\u0000-\u001f\u007f\\:*?"<>|]|[. ]$|^[.$]/);
          expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          expect(name.isWellFormed()).toBe(true);
          expect(name.normalize('NFC')).toBe(name);
        }
      }),
    );
  });

  test('making safe twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeSegment(safeSegment(text))).toBe(safeSegment(text));
      }),
    );
  });

  test('numbers make different names of one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.nat(9_999),
        fc.nat(9_999),
        (slug, a, b) => {
          fc.pre(Math.max(1, a) !== Math.max(1, b));
          expect(pathFor('{slug}', saying({ slug }), a)).not.toBe(pathFor('{slug}', saying({ slug }), b));
        },
      ),
    );
  });
});
