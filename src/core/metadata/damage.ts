/**
 * The damaged texts of a photo file: each place by itself, and each language of the fields that have
 * several. The reconciled record shows one text per field; a receiver may read any of the others.
 * Used by the repair of captions, which shows every change before it is made. Pure; what counts as
 * damage, and what as certain to mend, stands in mojibake.ts.
 */
import type { FieldValue } from '#core/caption/caption.ts';
import { type FieldId, fields } from '#core/caption/fields.ts';
import type { FileMetadata } from '#core/file-records.ts';
import { hasDamage, repairValue } from '#core/metadata/mojibake.ts';
import type { Place } from '#core/metadata/reconcile.ts';

/** One damaged text, list or structure, where it stands. */
export interface Damage {
  readonly field: FieldId;
  readonly place: Place;
  /** The language of an alternative, as the file names it; '' for the value that the place shows. */
  readonly language: string;
  readonly before: FieldValue;
  /** With everything mended that can be mended for certain; null where nothing can. */
  readonly after: FieldValue | null;
  /** Whether some of it is damaged beyond mending, which `after` still has: letters lost, a part garbled. */
  readonly beyond: boolean;
  /** The places that say this field without damage: beyond mending, the text can be taken from there. */
  readonly sound: readonly Place[];
}

const places: readonly Place[] = ['sidecar', 'xmp', 'iim', 'exif'];

/** Every damaged text of a file and its sidecar: by fields in registry order, then by places, alternatives last. */
export function damageIn({ sources, languages }: Pick<FileMetadata, 'sources' | 'languages'>): Damage[] {
  // The alternatives are those of the sidecar where there is one that says something; see read.ts.
  const home: Place = Object.keys(sources.sidecar).length > 0 ? 'sidecar' : 'xmp';
  return fields.flatMap(({ id: field }) => {
    const sound = places.filter((place) => {
      const value = sources[place][field];
      return value !== undefined && value.length > 0 && !damageOf(value);
    });
    const found = (place: Place, language: string, value: FieldValue | undefined): Damage[] => {
      const damage = value === undefined ? null : damageOf(value);
      return value !== undefined && damage
        ? [{ field, place, language, before: value, ...damage, sound }]
        : [];
    };
    return [
      ...places.flatMap((place) => found(place, '', sources[place][field])),
      ...others(languages[field] ?? []).flatMap(({ language, text }) => found(home, language, text)),
    ];
  });
}

/** What can be mended of a value, null when it is sound. */
function damageOf(value: FieldValue): Pick<Damage, 'after' | 'beyond'> | null {
  const mended = repairValue(value);
  const beyond = hasDamage(mended);
  if (mended === value && !beyond) return null;
  return { after: mended === value ? null : mended, beyond };
}

type Alternatives = NonNullable<FileMetadata['languages'][FieldId]>;

/** The alternatives without the one that is shown: the default one, else the first. */
function others(alternatives: Alternatives): Alternatives {
  const shown = Math.max(
    0,
    alternatives.findIndex(({ language }) => language === 'x-default'),
  );
  return alternatives.filter((_, index) => index !== shown);
}
