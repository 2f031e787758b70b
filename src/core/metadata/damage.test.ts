import { describe, expect, test } from 'vitest';
import { damageIn } from '#core/metadata/damage.ts';

const nothing = { sidecar: {}, xmp: {}, iim: {}, exif: {} };

describe('each place by itself', () => {
  test('a place that is not the one used is looked at too', () => {
    const sources = {
      ...nothing,
      xmp: { city: 'Köln', headline: 'Brücke gesperrt' },
      iim: { city: 'KÃ¶ln', headline: 'Brücke gesperrt' },
    };
    expect(damageIn({ sources, languages: {} })).toEqual([
      {
        field: 'city',
        place: 'iim',
        language: '',
        before: 'KÃ¶ln',
        after: 'Köln',
        beyond: false,
        sound: ['xmp'],
      },
    ]);
  });

  test('what is lost for good is told, with the places that still have it', () => {
    const sources = { ...nothing, xmp: { city: 'Besançon' }, iim: { city: 'Besan?on' } };
    expect(damageIn({ sources, languages: {} })).toEqual([
      {
        field: 'city',
        place: 'iim',
        language: '',
        before: 'Besan?on',
        after: null,
        beyond: true,
        sound: ['xmp'],
      },
    ]);
  });

  test('mended in part: what can be mended is, and the rest is told', () => {
    const keywords = ['SchÃ¼ler', 'Besan\ufffdon', 'Fluß'];
    const [damage, ...more] = damageIn({ sources: { ...nothing, iim: { keywords } }, languages: {} });
    expect(more).toEqual([]);
    expect(damage).toMatchObject({ after: ['Schüler', 'Besan\ufffdon', 'Fluß'], beyond: true, sound: [] });
  });

  test('one text can be both', () => {
    const caption = 'Ein SchÃ¼ler in Besan?on';
    const [damage] = damageIn({ sources: { ...nothing, exif: { caption } }, languages: {} });
    expect(damage).toMatchObject({ after: 'Ein Schüler in Besan?on', beyond: true });
  });

  test('structures', () => {
    const locationsShown = [{ city: 'KÃ¶ln' }, { city: 'Bonn' }];
    const [damage] = damageIn({ sources: { ...nothing, sidecar: { locationsShown } }, languages: {} });
    expect(damage).toMatchObject({
      place: 'sidecar',
      after: [{ city: 'Köln' }, { city: 'Bonn' }],
      beyond: false,
    });
  });

  test('in the order of the registry, then of the places', () => {
    const both = { city: 'KÃ¶ln', caption: 'Ãœber den Fluss' };
    const found = damageIn({ sources: { ...nothing, iim: both, xmp: both }, languages: {} });
    expect(found.map(({ field, place }) => `${field} ${place}`)).toEqual([
      'caption xmp',
      'caption iim',
      'city xmp',
      'city iim',
    ]);
  });
});

describe('each language', () => {
  const caption = [
    { language: 'x-default', text: 'Snow in Graz' },
    { language: 'de-AT', text: 'Schnee auf der MurbrÃ¼cke' },
    { language: 'fr', text: 'La neige ? Besan?on' },
    { language: 'en', text: 'Snow in Graz' },
  ];

  test('alternatives that the record does not show', () => {
    const sources = { ...nothing, xmp: { caption: 'Snow in Graz' } };
    expect(
      damageIn({ sources, languages: { caption } }).map(({ place, language, after }) => [
        place,
        language,
        after,
      ]),
    ).toEqual([
      ['xmp', 'de-AT', 'Schnee auf der Murbrücke'],
      ['xmp', 'fr', null],
    ]);
  });

  test('they stand in the sidecar where there is one', () => {
    const sources = {
      ...nothing,
      sidecar: { caption: 'Snow in Graz' },
      xmp: { caption: 'Snow in Graz' },
    };
    expect(damageIn({ sources, languages: { caption } }).map(({ place }) => place)).toEqual([
      'sidecar',
      'sidecar',
    ]);
  });

  test('the one shown is not told twice, default or first', () => {
    const text = 'SchÃ¼ler';
    const sources = { ...nothing, xmp: { caption: text } };
    for (const language of ['x-default', 'de']) {
      const languages = { caption: [{ language, text }] };
      expect(damageIn({ sources, languages }).map((each) => each.language)).toEqual(['']);
    }
  });
});

test('a sound file has none', () => {
  const sources = {
    ...nothing,
    xmp: { caption: 'Où est le café ?', webStatement: 'https://example.org/a?b' },
  };
  expect(damageIn({ sources, languages: {} })).toEqual([]);
});
