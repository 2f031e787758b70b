/**
 * How full each limited field is: its bytes in UTF-8 against the limit of its IIM dataset, what IIM
 * would keep of it, and the characters that a 7-bit wire lacks. Dates are left out: IIM holds them
 * in a form of fixed length. Used by the call `receivers.show`.
 */
import type { CaptionFields, FieldValue } from '#core/caption/caption.ts';
import { deskName, type Field, type FieldId, fields } from '#core/caption/fields.ts';
import type { IimHome } from '#core/caption/registry/field.ts';
import { holdsStructures } from '#core/caption/structure.ts';
import { iimValues } from '#core/metadata/write/iim-values.ts';
import { utf8Bytes } from '#core/style/bytes.ts';

/** Whether a value fits, just fits, or is cut. */
export const fillings = ['fits', 'full', 'over'] as const;
export type Filling = (typeof fillings)[number];

/** One limited field. Of several values the fullest counts. */
export interface ByteMeter {
  readonly field: FieldId;
  readonly label: string;
  readonly dataset: string;
  /** In UTF-8. */
  readonly bytes: number;
  readonly limit: number;
  readonly filling: Filling;
  /** What IIM keeps of the value; '' where nothing of it. */
  readonly kept: string;
  /** What IIM leaves out; '' where nothing. */
  readonly lost: string;
  /** Each character beyond seven bits once, in order. */
  readonly beyondAscii: readonly string[];
}

/** Codes of a fixed length always fill their field; that is no sign of a cut. */
const codeLength = 3;

const registry: readonly (Field & { readonly id: FieldId })[] = fields;

/** A meter for every limited field, the blank ones included, in the order of the form. */
export function byteMeters(caption: CaptionFields): ByteMeter[] {
  return registry.flatMap(({ id, iim, kind }) =>
    iim && kind !== 'date' ? [meterOf(id, caption[id], iim)] : [],
  );
}

function meterOf(field: FieldId, value: FieldValue, home: IimHome): ByteMeter {
  const written = iimValues(field, value, home);
  const cuts = written.flatMap((each) => each.cuts);
  const worst = cuts.toSorted((one, other) => other.bytes - one.bytes)[0];
  const texts = written.flatMap((each) => each.texts);
  const fullest = texts.toSorted((one, other) => utf8Bytes(other) - utf8Bytes(one))[0] ?? '';
  const bytes = worst ? worst.bytes : utf8Bytes(fullest);
  const whole = worst ? (wholes(value).find((text) => startsLike(text, worst.bytes, worst.kept)) ?? '') : '';
  return {
    field,
    label: deskName(field),
    dataset: home.dataset,
    bytes,
    limit: home.maxBytes,
    filling: worst ? 'over' : bytes === home.maxBytes && bytes > codeLength ? 'full' : 'fits',
    kept: worst ? worst.kept : fullest,
    lost: whole.slice(worst?.kept.length ?? 0),
    beyondAscii: [
      ...new Set(
        wholes(value)
          .join('')
          .replace(/[\0-\x7f]/g, ''),
      ),
    ],
  };
}

/** The value as the texts IIM may keep apart: as typed, and at the semicolons between names. */
function wholes(value: FieldValue): readonly string[] {
  if (typeof value === 'string') return [value, ...value.split('; ').map((name) => name.trim())];
  return holdsStructures(value) ? [] : value;
}

function startsLike(text: string, bytes: number, kept: string): boolean {
  return utf8Bytes(text) === bytes && text.startsWith(kept);
}
