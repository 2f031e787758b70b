/**
 * A category of another form than wires have used: one to three letters. Photos bring numbers and
 * signs there, and IIM holds them as well, so they may go. Source: IIM 2:15, which the standard has
 * given up in favour of subject codes. One that is too long is left to field-over-limit.
 */
import { acceptedInstead } from '#core/caption/field-values.ts';
import { fieldOf } from '#core/caption/fields.ts';
import { utf8Bytes } from '#core/style/bytes.ts';
import type { Rule } from '#core/style/finding.ts';

export const categoryForm: Rule = {
  id: 'category-form',
  title: 'Category not in one to three letters',
  severity: 'warning',
  check: ({ caption: { category } }) => {
    const accepts = acceptedInstead('category', category.trim());
    const { label, iim } = fieldOf('category');
    if (accepts === null || (iim && utf8Bytes(category) > iim.maxBytes)) return [];
    return [{ field: 'category', message: `${label} takes ${accepts}`, start: 0, end: category.length }];
  },
};
