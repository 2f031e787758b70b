import { describe, expect, test } from 'vitest';
import { reconcile } from '#core/metadata/reconcile.ts';
import type { SourceValue } from '#core/metadata/sources.ts';
import {
  type Disagreement,
  mergedValue,
  placesText,
  saidTogether,
} from '#renderer/screens/desk/metadata/disagreement-words.ts';

const says = (value: SourceValue['value']) => ({ value, atLimit: false });

/** A file whose IIM was changed after its XMP. */
function disagreements(): Disagreement[] {
  return reconcile({
    sidecar: new Map(),
    sidecarOlder: false,
    xmp: new Map([
      ['headline', says('Lanterns over the river (detail)')],
      ['caption', says('Lanterns drift.')],
      ['keywords', says(['lanterns', 'river'])],
    ]),
    iim: new Map([
      ['headline', says('Lanterns over the Perfume River')],
      ['caption', says('Lanterns drift past Hue.')],
      ['keywords', says(['lanterns', 'Hue'])],
    ]),
    digest: 'stale',
    exif: new Map([['caption', says('Lanterns drift.')]]),
  }).disagreements.map((each) => ({ ...each, said: [...each.said] }));
}

const about = (field: string) => disagreements().find((each) => each.field === field) as Disagreement;

describe('what the places say', () => {
  test('places that say the same stand together, the one in use first', () => {
    expect(saidTogether(about('caption'))).toEqual([
      { places: ['iim'], value: 'Lanterns drift past Hue.', cut: false, used: true },
      { places: ['xmp', 'exif'], value: 'Lanterns drift.', cut: false, used: false },
    ]);
    expect(placesText(['xmp', 'exif'])).toBe('XMP and EXIF');
  });
});

describe('a merged value', () => {
  test('both texts, and a text that another one holds only once', () => {
    expect(mergedValue('headline', saidTogether(about('headline')))).toBe(
      'Lanterns over the Perfume River; Lanterns over the river (detail)',
    );
    const halves = [
      { places: ['xmp'], value: 'Lanterns drift.', cut: false, used: true },
      { places: ['iim'], value: 'Lanterns', cut: true, used: false },
    ] as const;
    expect(mergedValue('caption', halves)).toBe('Lanterns drift.');
  });

  test('all terms once, and all structures once', () => {
    expect(mergedValue('keywords', saidTogether(about('keywords')))).toEqual(['lanterns', 'Hue', 'river']);
    const places = [
      { places: ['sidecar'], value: [{ city: 'Hue' }], cut: false, used: true },
      { places: ['xmp'], value: [{ city: 'Hue' }, { city: 'Da Nang' }], cut: false, used: false },
    ] as const;
    expect(mergedValue('locationsShown', places)).toEqual([{ city: 'Hue' }, { city: 'Da Nang' }]);
  });

  test('a code cannot be joined: the one in use stands', () => {
    const codes = [
      { places: ['xmp'], value: 'NOR', cut: false, used: true },
      { places: ['iim'], value: 'SWE', cut: false, used: false },
    ] as const;
    expect(mergedValue('countryCode', codes)).toBe('NOR');
  });
});
