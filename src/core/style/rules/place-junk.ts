/** A dash, a full stop or blanks typed into a place field to fill it. Source: agency metadata as picture desks clean it. */
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

const placeFields = ['sublocation', 'city', 'state', 'country'] as const;

export const placeJunk: Rule = {
  id: 'place-junk',
  title: 'Filler in a place field',
  severity: 'error',
  check: ({ caption }) =>
    placeFields.flatMap((field) => {
      const place = caption[field];
      const isFiller =
        place !== '' && (!/[\p{L}\p{N}]/u.test(place) || /^(?:n\/?a|none|unknown|xx+)$/i.test(place.trim()));
      if (!isFiller) return [];
      const fix = { label: 'Clear it', changes: setText(field, '') };
      return [{ field, message: `“${place}” is not a place`, start: 0, end: place.length, fix }];
    }),
};
