/**
 * What the disagreements of a photo file say to the editor: places that say the same together,
 * and a value that has what all of them say. Pure; used by Disagreements.tsx.
 */
import type * as z from 'zod';
import { type FieldValue, sameValue, valueText } from '#core/caption/caption.ts';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { holdsStructures, tidyStructures } from '#core/caption/structure.ts';
import type { DisagreementSchema, Place } from '#core/file-records.ts';

/** A field about which the places of one photo disagree. */
export type Disagreement = z.infer<typeof DisagreementSchema>;

/** One of the values and every place that says it. */
export interface SaidTogether {
  readonly places: readonly Place[];
  readonly value: FieldValue;
  /** Whether it stands at its byte limit in each of these places, where a writer may have cut it. */
  readonly cut: boolean;
  readonly used: boolean;
}

export const placeNames: Readonly<Record<Place, string>> = {
  sidecar: 'Sidecar',
  xmp: 'XMP',
  iim: 'IIM',
  exif: 'EXIF',
};

/** The different values, the one in use first. */
export function saidTogether({ said, used }: Disagreement): SaidTogether[] {
  const together: SaidTogether[] = [];
  for (const { place, value, cut } of said) {
    const at = together.findIndex((each) => sameValue(each.value, value));
    const same = together[at];
    if (same) together[at] = { ...same, places: [...same.places, place], cut: same.cut && cut };
    else together.push({ places: [place], value, cut, used: place === used });
  }
  return together;
}

/** "IIM", "XMP and EXIF", "Sidecar, XMP and EXIF". */
export function placesText(places: readonly Place[]): string {
  return new Intl.ListFormat('en').format(places.map((place) => placeNames[place]));
}

/** Everything that is said, the value in use first, as something to edit. */
export function mergedValue(field: FieldId, said: readonly SaidTogether[]): FieldValue {
  const values = said.map(({ value }) => value);
  const [first = ''] = values;
  if (typeof first !== 'string') {
    const all = values.flatMap((value) => (typeof value === 'string' ? [] : [value]));
    return holdsStructures(first)
      ? tidyStructures(all.flatMap((value) => (holdsStructures(value) ? value : [])))
      : [...new Set(all.flatMap((value) => (holdsStructures(value) ? [] : value)))];
  }
  const { kind } = fieldOf(field);
  if (kind !== 'line' && kind !== 'text') return first;
  // What another place says in part only would stand there twice.
  const texts = values.map((value) => valueText(value).trim());
  const whole = texts.filter(
    (text, at) => !texts.some((other, place) => place !== at && longer(other, text) && other.includes(text)),
  );
  return [...new Set(whole)].join(kind === 'text' ? '\n' : '; ');
}

function longer(a: string, b: string): boolean {
  return a.length > b.length;
}
