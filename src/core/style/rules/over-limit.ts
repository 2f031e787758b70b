/**
 * Texts that do not fit their IIM field. The limits count bytes: "ñ" takes two. Source: IIM 4.2,
 * through the field registry. A caption that is cut loses its credit, so that is an error; for the
 * short fields XMP carries the whole text, so it is a warning.
 */

import type { CaptionFields } from '#core/caption/caption.ts';
import { deskName, type FieldId, fieldOf } from '#core/caption/fields.ts';
import { utf8Bytes } from '#core/style/bytes.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { listFields, termsOf, textsOf } from '#core/style/passages.ts';

export const captionOverLimit: Rule = {
  id: 'caption-over-limit',
  title: 'Caption longer than IIM holds',
  severity: 'error',
  check: ({ caption }) => overLimit(caption).filter(({ field }) => field === 'caption'),
};

export const fieldOverLimit: Rule = {
  id: 'field-over-limit',
  title: 'Field longer than IIM holds',
  severity: 'warning',
  check: ({ caption }) => overLimit(caption).filter(({ field }) => field !== 'caption'),
};

/** A value that fills its field to the last byte was probably cut there. Source: truncated credits in agency archives. */
export const fieldAtLimit: Rule = {
  id: 'field-at-limit',
  title: 'Field filled to its last byte',
  severity: 'warning',
  check: ({ caption }) =>
    valuesOf(caption).flatMap(({ field, value, start, limit }) => {
      // Codes are meant to fill their field.
      if (limit < 32 || utf8Bytes(value) !== limit) return [];
      const message = `${deskName(field)} fills its ${limit} bytes exactly and may have been cut`;
      return [{ field, message, start, end: start + value.length }];
    }),
};

function overLimit(caption: CaptionFields): Found[] {
  return valuesOf(caption).flatMap(({ field, value, start, limit }) => {
    const bytes = utf8Bytes(value);
    if (bytes <= limit) return [];
    const message = `${deskName(field)} is ${bytes} bytes, ${bytes - limit} over the ${limit} that IIM holds`;
    return [{ field, message, start: start + fittingLength(value, limit), end: start + value.length }];
  });
}

/** The filled values with a limit. Dates are left out: IIM holds them in another form than the field. */
function valuesOf(caption: CaptionFields): { field: FieldId; value: string; start: number; limit: number }[] {
  const texts = textsOf(caption).map(({ field, text }) => ({ field, value: text, start: 0 }));
  const terms = listFields.flatMap((field) =>
    termsOf(caption[field]).map(({ term, start }) => ({ field, value: term, start })),
  );
  return [...texts, ...terms].flatMap((entry) => {
    const { iim, kind } = fieldOf(entry.field);
    return iim && kind !== 'date' ? [{ ...entry, limit: iim.maxBytes }] : [];
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
