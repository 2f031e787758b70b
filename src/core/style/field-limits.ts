/**
 * The caption's values against the byte limits of their IIM fields, as the field registry has
 * them. Used by the rules about fields that are too long or were cut. The limits count bytes:
 * "ñ" takes two.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { deskName, type FieldId, fieldOf } from '#core/caption/fields.ts';
import { utf8Bytes } from '#core/style/bytes.ts';
import type { Found } from '#core/style/finding.ts';
import { listFields, termsOf, textsOf } from '#core/style/passages.ts';

/** One value that has a limit: a text, or one term of a list. */
interface LimitedValue {
  readonly field: FieldId;
  readonly value: string;
  /** Where the value begins in its field's text. */
  readonly start: number;
  /** In bytes. */
  readonly limit: number;
}

/** The filled values with a limit. Dates are left out: IIM holds them in another form than the field. */
export function limitedValues(caption: CaptionFields): LimitedValue[] {
  const texts = textsOf(caption).map(({ field, text }) => ({ field, value: text, start: 0 }));
  const terms = listFields.flatMap((field) =>
    termsOf(caption[field]).map(({ term, start }) => ({ field, value: term, start })),
  );
  return [...texts, ...terms].flatMap((entry) => {
    const { iim, kind } = fieldOf(entry.field);
    return iim && kind !== 'date' ? [{ ...entry, limit: iim.maxBytes }] : [];
  });
}

/** One finding for each value over its limit, pointing at the part that does not fit. */
export function overLimit(caption: CaptionFields): Found[] {
  return limitedValues(caption).flatMap(({ field, value, start, limit }) => {
    const bytes = utf8Bytes(value);
    if (bytes <= limit) return [];
    const message = `${deskName(field)} is ${bytes} bytes, ${bytes - limit} over the ${limit} that IIM holds`;
    return [{ field, message, start: start + fittingLength(value, limit), end: start + value.length }];
  });
}

/** How many UTF-16 units of a text fit into so many bytes, characters kept whole. */
function fittingLength(text: string, limit: number): number {
  let bytes = 0;
  let length = 0;
  for (const character of text) {
    bytes += utf8Bytes(character);
    if (bytes > limit) break;
    length += character.length;
  }
  return length;
}
