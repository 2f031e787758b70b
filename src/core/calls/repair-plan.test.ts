/** Plans of repairs: every source and language is looked at, and nothing is mended that is a guess. */
import { describe, expect, test } from 'vitest';
import { type Repairable, repairPlan } from '#core/calls/repair-plan.ts';

type File = NonNullable<Repairable['file']>;

const file = (sources: Partial<File['sources']>, languages: File['languages'] = {}): File => ({
  sources: { sidecar: {}, xmp: {}, iim: {}, exif: {}, ...sources },
  languages,
  digest: 'current',
});

describe('a file by itself', () => {
  test('sources that say the same are one line, and the field is written', () => {
    const said = { city: 'KÃ¶ln' };
    expect(repairPlan({ record: said, desk: false, file: file({ xmp: said, iim: said }) })).toEqual({
      changes: { city: 'Köln' },
      mends: [],
      repairs: [{ field: 'city', sources: ['xmp', 'iim'], language: '', before: 'KÃ¶ln', after: 'Köln' }],
      damaged: [],
      spoiling: [],
    });
  });

  test('damage in a source that does not count is mended, too', () => {
    const sources = { xmp: { city: 'Köln' }, iim: { city: 'KÃ¶ln' } };
    expect(repairPlan({ record: sources.xmp, desk: false, file: file(sources) })).toEqual({
      changes: { city: 'Köln' },
      mends: [],
      repairs: [{ field: 'city', sources: ['iim'], language: '', before: 'KÃ¶ln', after: 'Köln' }],
      damaged: [],
      spoiling: [],
    });
  });

  test('IIM that was cut while it was damaged means the whole text', () => {
    const headline = `Köln: ${'ein Haus am Rhein, '.repeat(20)}`;
    const cut = `KÃ¶ln: ${headline.slice(6)}`.slice(0, 254);
    const plan = repairPlan({
      record: { headline },
      desk: false,
      file: file({ xmp: { headline }, iim: { headline: cut } }),
    });
    expect(plan).toMatchObject({ changes: { headline }, damaged: [] });
  });

  test('a source that says something else is not written over', () => {
    const sources = { xmp: { city: 'Bonn' }, iim: { city: 'KÃ¶ln' } };
    expect(repairPlan({ record: sources.xmp, desk: false, file: file(sources) })).toEqual({
      changes: {},
      mends: [],
      repairs: [],
      damaged: [
        {
          field: 'city',
          sources: ['iim'],
          language: '',
          text: 'KÃ¶ln',
          why: 'It may mean “Köln”, which is not what the caption says: settle which one is right.',
        },
      ],
      spoiling: [],
    });
  });

  test('lost letters come from the source that has them', () => {
    const [whole, lost] = [{ city: 'Besançon' }, { city: 'Besan?on' }];
    const repairs = [
      { field: 'city', sources: ['iim'], language: '', before: 'Besan?on', after: 'Besançon' },
    ];
    const said = file({ xmp: whole, iim: lost });
    expect(repairPlan({ record: whole, desk: false, file: said })).toMatchObject({ changes: whole, repairs });
    // IIM was changed later and counts: the letters are XMP's all the same.
    expect(repairPlan({ record: lost, desk: false, file: said })).toMatchObject({
      changes: whole,
      repairs,
      damaged: [],
      spoiling: [],
    });
    expect(repairPlan({ record: lost, desk: true, file: said })).toMatchObject({
      changes: whole,
      repairs: [{ sources: ['desk', 'iim'], after: 'Besançon' }],
    });
  });

  test('what lost its letters everywhere, or beside other words, is listed', () => {
    const lost = { city: 'Besan?on' };
    const why = 'Letters are lost or garbled here: mend it by hand.';
    expect(repairPlan({ record: lost, desk: false, file: file({ xmp: lost, iim: lost }) })).toMatchObject({
      changes: {},
      damaged: [{ sources: ['xmp', 'iim'], why }],
      spoiling: [],
    });
    const beside = file({ xmp: { city: 'Lyon' }, iim: lost });
    expect(repairPlan({ record: { city: 'Lyon' }, desk: false, file: beside })).toMatchObject({
      damaged: [{ sources: ['iim'], text: 'Besan?on', why: `${why} XMP has it undamaged.` }],
      spoiling: [],
    });
    expect(repairPlan({ record: lost, desk: false, file: beside })).toMatchObject({ spoiling: [] });
    const changedLater: File = { ...beside, digest: 'stale' };
    expect(repairPlan({ record: lost, desk: false, file: changedLater })).toMatchObject({
      spoiling: ['city'],
    });
  });

  test('other languages are mended in the file; the desk leaves them to that', () => {
    const languages = {
      caption: [
        { language: 'x-default', text: 'Fog over Cologne' },
        { language: 'de-DE', text: 'Nebel Ã¼ber KÃ¶ln' },
        { language: 'fr', text: 'Brouillard à Besan?on' },
        { language: 'it', text: 'Nebbia a Colonia' },
      ],
    };
    const sources = { xmp: { caption: 'Fog over Cologne' } };
    const mend = {
      field: 'caption',
      language: 'de-DE',
      before: 'Nebel Ã¼ber KÃ¶ln',
      after: 'Nebel über Köln',
    };
    const french = {
      language: 'fr',
      sources: ['xmp'],
      why: expect.stringContaining('mend it by hand'),
    };
    expect(repairPlan({ record: sources.xmp, desk: false, file: file(sources, languages) })).toMatchObject({
      changes: {},
      mends: [mend],
      repairs: [{ ...mend, sources: ['xmp'] }],
      damaged: [french],
    });
    expect(repairPlan({ record: sources.xmp, desk: true, file: file(sources, languages) })).toMatchObject({
      changes: {},
      mends: [],
      repairs: [],
      damaged: [
        { language: 'de-DE', sources: ['xmp'], why: expect.stringContaining('cutline metadata repair') },
        french,
      ],
    });
  });
});

describe('the desk’s record', () => {
  test('is mended itself, and tells which sources of the file have the same damage', () => {
    const said = { city: 'KÃ¶ln', caption: 'Fog.' };
    const { repairs } = repairPlan({ record: said, desk: true, file: file({ xmp: said }) });
    expect(repairs).toEqual([
      { field: 'city', sources: ['desk', 'xmp'], language: '', before: 'KÃ¶ln', after: 'Köln' },
    ]);
  });

  test('sound, it is what the file will say', () => {
    const { repairs, damaged } = repairPlan({
      record: { city: 'Bonn', headline: '', byline: 'Besan?on' },
      desk: true,
      file: file({ iim: { city: 'KÃ¶ln', headline: 'MÃ¼ll' } }),
    });
    expect(repairs).toEqual([
      { field: 'city', sources: ['iim'], language: '', before: 'KÃ¶ln', after: 'Bonn' },
    ]);
    expect(damaged).toMatchObject([{ field: 'byline', sources: ['desk'], text: 'Besan?on' }]);
  });

  test('without a photo it is looked at alone', () => {
    const plan = repairPlan({ record: { keywords: ['fog', 'MÃ¼ll'] }, desk: true, file: null });
    expect(plan).toMatchObject({ changes: { keywords: ['fog', 'Müll'] }, repairs: [{ sources: ['desk'] }] });
  });
});
