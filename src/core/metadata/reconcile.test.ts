import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldId } from '#core/caption/fields.ts';
import { type CaptionSources, reconcile, tellsDisagreement } from '#core/metadata/reconcile.ts';
import type { SourceFields } from '#core/metadata/sources.ts';

function fieldsOf(values: { [Id in FieldId]?: string | readonly string[] }, atLimit = false): SourceFields {
  return new Map(Object.entries(values).map(([id, value]) => [id as FieldId, { value, atLimit }]));
}

function decide(sources: Partial<CaptionSources>) {
  const none: SourceFields = new Map();
  return reconcile({
    sidecar: none,
    sidecarOlder: false,
    xmp: none,
    iim: none,
    digest: 'none',
    exif: none,
    ...sources,
  });
}

const xmp = fieldsOf({ caption: 'Written in XMP.' });
const iim = fieldsOf({ caption: 'Written in IIM.' });
const exif = fieldsOf({ caption: 'Written in EXIF.' });

describe('which source', () => {
  test.each(['none', 'current'] as const)('XMP over IIM when the digest is %s', (digest) => {
    const { fields, warnings } = decide({ xmp, iim, digest });
    expect(fields.caption).toBe('Written in XMP.');
    expect(warnings).toEqual(['Caption: the sources differ. XMP is used; IIM says “Written in IIM.”.']);
    expect(warnings.every(tellsDisagreement)).toBe(true);
    expect(tellsDisagreement('The EXIF data is damaged and was left out.')).toBe(false);
  });

  test('IIM when the digest is stale', () => {
    expect(decide({ xmp, iim, digest: 'stale' }).fields.caption).toBe('Written in IIM.');
  });

  test('XMP even then when IIM is only the cut beginning of it; that is no disagreement', () => {
    const whole = fieldsOf({ caption: 'The ferry left Bergen at dawn with forty passengers.' });
    const cut = fieldsOf({ caption: 'The ferry left Bergen at' }, true);
    expect(decide({ xmp: whole, iim: cut, digest: 'stale' })).toEqual({
      fields: { caption: 'The ferry left Bergen at dawn with forty passengers.' },
      disagreements: [],
      warnings: [],
    });
  });

  test.each<[string, FieldId, string, string]>([
    ['the first of two bylines', 'byline', 'Ilse Brandt; Tomas Ruiz', 'Ilse Brandt'],
    ['the first two of three', 'byline', 'Ilse Brandt; Tomas Ruiz; Ada Okoye', 'Ilse Brandt;Tomas Ruiz'],
    ['a date without its time', 'dateCreated', '2026-11-12T08:15:00+01:00', '2026-11-12'],
    ['a time without its zone', 'dateCreated', '2026-11-12T08:15:00+01:00', '2026-11-12T08:15:00'],
    ['a second without its fraction', 'dateCreated', '2026-11-12T08:15:00.25Z', '2026-11-12T08:15:00Z'],
  ])('XMP even then when IIM says less of the same: %s', (_, id, more, less) => {
    const decided = decide({ xmp: fieldsOf({ [id]: more }), iim: fieldsOf({ [id]: less }), digest: 'stale' });
    expect(decided).toEqual({ fields: { [id]: more }, disagreements: [], warnings: [] });
  });

  test.each<[string, FieldId, string, string, number]>([
    ['more bylines than XMP', 'byline', 'Ilse Brandt', 'Ilse Brandt; Tomas Ruiz', 0],
    ['another second byline', 'byline', 'Ilse Brandt; Tomas Ruiz', 'Ilse Brandt; Ada Okoye', 1],
    ['the second byline alone', 'byline', 'Ilse Brandt; Tomas Ruiz', 'Tomas Ruiz', 1],
    ['the beginning of a name', 'byline', 'Ilse Brandt', 'Ilse', 1],
    ['another day', 'dateCreated', '2026-11-12T08:15:00+01:00', '2026-11-13', 1],
    ['the time that XMP lacks', 'dateCreated', '2026-11-12', '2026-11-12T08:15:00+01:00', 0],
    [
      'the same moment in another zone',
      'dateCreated',
      '2026-11-12T08:15:00+01:00',
      '2026-11-12T07:15:00Z',
      0,
    ],
    [
      'a shorter text below its limit',
      'caption',
      'The ferry left Bergen at dawn.',
      'The ferry left Bergen',
      1,
    ],
    ['fewer keywords', 'keywords', 'ferry', 'quay', 1],
  ])('IIM where it says %s', (_, id, said, later, disagreements) => {
    const decided = decide({
      xmp: fieldsOf({ [id]: said }),
      iim: fieldsOf({ [id]: later }),
      digest: 'stale',
    });
    expect(decided.fields[id]).toBe(later);
    expect(decided.disagreements).toHaveLength(disagreements);
  });

  test('of places that agree, none that says less is ever taken, even where the digest is stale', () => {
    const byline = fc
      .array(fc.constantFrom('Ilse Brandt', 'Tomas Ruiz', 'Ada Okoye'), { minLength: 1, maxLength: 4 })
      .map((names) => names.join('; '));
    const dateCreated = fc.constantFrom(
      '2026',
      '2026-11',
      '2026-11-12',
      '2026-11-12T08:15:00',
      '2026-11-12T08:15:00.5',
      '2026-11-12T08:15:00+01:00',
      '2026-11-12T08:15:00.5+01:00',
    );
    const values = fc.record({ byline, dateCreated });
    fc.assert(
      fc.property(values, values, (inXmp, inIim) => {
        const sources = { xmp: fieldsOf(inXmp), iim: fieldsOf(inIim), digest: 'stale' } as const;
        const { fields, disagreements } = decide(sources);
        for (const id of ['byline', 'dateCreated'] as const) {
          if (disagreements.some(({ field }) => field === id)) continue;
          // Where they agree, the one taken goes on where the other ends, or is as long.
          const [taken, left] = fields[id] === inIim[id] ? [inIim[id], inXmp[id]] : [inXmp[id], inIim[id]];
          expect(left.startsWith(taken) && left !== taken).toBe(false);
        }
      }),
    );
  });

  test('EXIF only when both are blank', () => {
    expect(decide({ exif }).fields.caption).toBe('Written in EXIF.');
    expect(decide({ iim, exif }).fields.caption).toBe('Written in IIM.');
  });

  test('a blank field is filled from the other source, without a word', () => {
    const { fields, warnings } = decide({ xmp: fieldsOf({ city: 'Bergen' }), iim, digest: 'stale' });
    expect(fields).toEqual({ caption: 'Written in IIM.', city: 'Bergen' });
    expect(warnings).toEqual([]);
  });

  test('the sidecar over all, unless it is older', () => {
    const sidecar = fieldsOf({ caption: 'Written beside.' });
    expect(decide({ sidecar, xmp }).fields.caption).toBe('Written beside.');
    expect(decide({ sidecar, xmp, sidecarOlder: true }).fields.caption).toBe('Written in XMP.');
  });
});

describe('no disagreement', () => {
  test.each<[string, SourceFields, SourceFields]>([
    ['line ends and spaces', fieldsOf({ caption: 'One.\nTwo.' }), fieldsOf({ caption: 'One. Two.' })],
    ['composed letters', fieldsOf({ city: 'Zu\u0308rich' }), fieldsOf({ city: 'Zürich' })],
    [
      'one moment in two zones',
      fieldsOf({ dateCreated: '2024-02-29T23:30:00-05:00' }),
      fieldsOf({ dateCreated: '2024-03-01T04:30:00Z' }),
    ],
    [
      'the first of two creators',
      fieldsOf({ byline: 'Ilse Brandt; Tomas Ruiz' }),
      fieldsOf({ byline: 'Ilse Brandt' }),
    ],
    ['keywords in another order', fieldsOf({ keywords: ['a', 'b'] }), fieldsOf({ keywords: ['b', 'a'] })],
    [
      'a keyword cut at its limit',
      fieldsOf({ keywords: ['longkeyword'] }),
      fieldsOf({ keywords: ['longkey'] }, true),
    ],
  ])('%s', (_, one, other) => {
    expect(decide({ xmp: one, iim: other }).warnings).toEqual([]);
  });

  test('EXIF’s capture time is no rival of the date', () => {
    const { warnings } = decide({
      xmp: fieldsOf({ dateCreated: '2026-11-12' }),
      exif: fieldsOf({ dateCreated: '2026-11-10T08:00:00' }),
    });
    expect(warnings).toEqual([]);
  });

  test('EXIF’s identifier fills a blank and is no rival of the agency’s', () => {
    const exif = fieldsOf({ imageId: '127c1377b054a3f65bf2754ebb24e7f2' });
    expect(decide({ exif }).fields.imageId).toBe('127c1377b054a3f65bf2754ebb24e7f2');
    const both = decide({ xmp: fieldsOf({ imageId: 'urn:harbour:picture:81' }), exif });
    expect([both.fields.imageId, both.disagreements]).toEqual(['urn:harbour:picture:81', []]);
  });
});

describe('what the editor is told', () => {
  test.each([
    ['none', 'no digest: XMP goes before IIM'],
    ['current', 'digest: IIM was not changed later'],
  ] as const)('digest %s', (digest, reason) => {
    expect(decide({ xmp, iim, digest }).disagreements).toEqual([
      {
        field: 'caption',
        used: 'xmp',
        said: [
          { place: 'xmp', value: 'Written in XMP.', cut: false, differs: false },
          { place: 'iim', value: 'Written in IIM.', cut: false, differs: true },
        ],
        reason,
        why: `Caption: XMP says “Written in XMP.”; IIM says “Written in IIM.” (${reason}).`,
      },
    ]);
  });

  test('a stale digest', () => {
    expect(decide({ xmp, iim, digest: 'stale' }).disagreements[0]?.why).toBe(
      'Caption: IIM says “Written in IIM.”; XMP says “Written in XMP.” (digest: IIM was changed later).',
    );
  });

  test('all four places; one that agrees with the first is listed but not told', () => {
    const sidecar = fieldsOf({ caption: 'Written in XMP.' });
    const [disagreement] = decide({ sidecar, xmp, iim, exif }).disagreements;
    expect(disagreement?.used).toBe('sidecar');
    expect(disagreement?.said.map(({ place, differs }) => [place, differs])).toEqual([
      ['sidecar', false],
      ['xmp', false],
      ['iim', true],
      ['exif', true],
    ]);
    expect(disagreement?.why).toBe(
      'Caption: the sidecar says “Written in XMP.”; IIM says “Written in IIM.”; EXIF says “Written in EXIF.” (the sidecar goes first; EXIF counts only where the others are blank).',
    );
  });

  test('the reason is that of the place used', () => {
    const sidecar = fieldsOf({ caption: 'Written beside.' });
    const reason = (sources: Partial<CaptionSources>) => {
      const [disagreement] = decide(sources).disagreements;
      return [disagreement?.used, disagreement?.reason];
    };
    // The digest decides between XMP and IIM only, not between them and the sidecar.
    expect(reason({ sidecar, xmp, iim, digest: 'stale' })).toEqual(['sidecar', 'the sidecar goes first']);
    expect(reason({ sidecar, sidecarOlder: true, xmp, iim, digest: 'stale' })).toEqual([
      'iim',
      'digest: IIM was changed later; the embedded XMP was written later',
    ]);
    expect(reason({ sidecar, sidecarOlder: true, xmp })).toEqual([
      'xmp',
      'the embedded XMP was written later',
    ]);
    expect(reason({ sidecar, sidecarOlder: true, exif })).toEqual([
      'sidecar',
      'EXIF counts only where the others are blank',
    ]);
    expect(reason({ iim, exif, digest: 'stale' })).toEqual([
      'iim',
      'EXIF counts only where the others are blank',
    ]);
  });

  test('a text that IIM has only in part is no matter of the digest; EXIF’s other one is', () => {
    const whole = fieldsOf({ caption: 'The ferry left Bergen at dawn with forty passengers.' });
    const cut = fieldsOf({ caption: 'The ferry left Bergen at' }, true);
    const [disagreement] = decide({ xmp: whole, iim: cut, exif, digest: 'stale' }).disagreements;
    expect(disagreement).toMatchObject({
      used: 'xmp',
      reason: 'EXIF counts only where the others are blank',
      said: [
        { place: 'xmp', cut: false, differs: false },
        { place: 'iim', cut: true, differs: false },
        { place: 'exif', cut: false, differs: true },
      ],
    });
  });

  test('a text at its limit that is not the beginning of XMP’s was changed, not cut', () => {
    const other = fieldsOf({ caption: 'The ferry stayed in Berg' }, true);
    expect(decide({ xmp, iim: other, digest: 'stale' }).disagreements[0]).toMatchObject({
      used: 'iim',
      reason: 'digest: IIM was changed later',
    });
  });

  test('structures', () => {
    const place = (city: string): SourceFields =>
      new Map([['locationsShown', { value: [{ city, country: 'Norway' }], atLimit: false }]]);
    expect(decide({ sidecar: place('Bergen'), xmp: place('Bergen') }).disagreements).toEqual([]);
    expect(decide({ sidecar: place('Bergen'), xmp: place('Oslo') }).disagreements[0]?.why).toBe(
      'Places shown: the sidecar says “Bergen, Norway”; XMP says “Oslo, Norway” (the sidecar goes first).',
    );
  });
});

test('lists that differ say what the other source holds', () => {
  const { warnings } = decide({
    xmp: fieldsOf({ keywords: ['a', 'b'] }),
    iim: fieldsOf({ keywords: ['a', 'c'] }),
  });
  expect(warnings).toEqual(['Keywords: the sources differ. XMP is used; IIM says “a, c”.']);
});

test('a text longer than the records hold is cut, with a warning', () => {
  const { fields, warnings } = decide({ xmp: fieldsOf({ caption: `${'x'.repeat(59_999)}🚢🚢` }) });
  expect(fields.caption).toHaveLength(59_999);
  expect(warnings).toEqual(['Caption is longer than Cutline keeps; its end was left out.']);
});

test.each([
  ['PT', 'PRT', 0],
  ['prt', 'PT', 0],
  ['PT', 'ESP', 1],
  ['XX', 'QQQ', 1],
])('the country codes %s and %s disagree in %i places', (xmp, iim, count) => {
  const { disagreements } = decide({
    xmp: fieldsOf({ countryCode: xmp }),
    iim: fieldsOf({ countryCode: iim }),
  });
  expect(disagreements).toHaveLength(count);
});
