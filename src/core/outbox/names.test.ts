import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { namesSame, namesSequence, stemOf, templateProblem } from '#core/outbox/names.ts';

const id = '019a5d3e-0000-7000-8000-00000000c0de';

function facts(changes: FieldChanges = {}, more: { version?: number; fileName?: string } = {}) {
  return {
    item: {
      id,
      version: more.version ?? 1,
      fields: applyChanges(emptyCaption, changes),
      fileName: more.fileName ?? 'HF_0412.NEF',
      at: '2026-11-12T09:41:22+01:00',
    },
    service: 'cut',
    sequence: 42,
  };
}
const free = () => false;

describe('stemOf', () => {
  test('as the photo is called, and with its version from the second one on', () => {
    expect(stemOf('', facts(), free)).toBe('HF_0412');
    expect(stemOf('', facts({}, { version: 2 }), free)).toBe('HF_0412-v2');
    expect(stemOf('{original}_{version:2}', facts({}, { version: 2 }), free)).toBe('HF_0412_02');
  });

  test('every variable', () => {
    const caption = {
      title: 'ferry/tow',
      headline: 'Ferry towed in',
      byline: 'Mara Lindqvist',
      city: 'Bodø',
    };
    expect(stemOf('{date}-{time}-{slug}-{sequence}', facts(caption), free)).toBe(
      '20261112-094122-ferry-tow-0042',
    );
    expect(stemOf('{date:YYYY-MM-DD}_{city}_{byline}', facts(caption), free)).toBe(
      '2026-11-12_Bodo_Mara-Lindqvist',
    );
    expect(stemOf('{service}{sequence:6}', facts(), free)).toBe('cut000042');
    expect(stemOf('{id}', facts(), free)).toBe(id);
  });

  test('a value that is missing leaves one separator behind, and never no name', () => {
    expect(stemOf('{date}-{slug}-{sequence}', facts(), free)).toBe('20261112-0042');
    expect(stemOf('{slug}', facts(), free)).toBe('HF_0412');
    expect(stemOf('{slug}', facts({}, { fileName: '渔船.jpg' }), free)).toBe(id);
  });

  test('no two sends to one destination have one name', () => {
    const taken = new Set(['HF_0412', 'HF_0412-2']);
    expect(stemOf('', facts(), (stem) => taken.has(stem))).toBe('HF_0412-3');
  });

  test('a template may ask that versions take the place of one another', () => {
    expect(stemOf('{original}{same}', facts({}, { version: 3 }), () => true)).toBe('HF_0412');
    expect(namesSame('{original}{same}')).toBe(true);
    expect(namesSame('')).toBe(false);
  });

  test('whatever the fields say, a name is one plain file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, fileName) => {
        const stem = stemOf('{slug}-{original}', facts({ title }, { fileName }), free);
        return /^[A-Za-z0-9._-]+$/.test(stem) && !stem.startsWith('.') && stem.length <= 120;
      }),
    );
  });
});

describe('templateProblem', () => {
  test.each(['', '{original}', 'cut-{date:YYMMDD}-{sequence:4}', '{ID}_{version}', '{original}{same}'])(
    '%j is right',
    (template) => {
      expect(templateProblem(template)).toBe('');
    },
  );

  test.each([
    ['{moon}', /no variable \{moon\}/],
    ['{date}/{slug}', /no folders/],
    ['{slug', /one \}/],
    ['{slug:4}', /only date/],
    ['{sequence:44}', /digits/],
  ])('%j is not', (template, problem) => {
    expect(templateProblem(template)).toMatch(problem);
  });
});

test('a number of the service is taken only where the name has one', () => {
  expect(namesSequence('{service}-{sequence:4}')).toBe(true);
  expect(namesSequence('')).toBe(false);
});
