/** A value that fills its field to the last byte was probably cut there. Source: truncated credits in agency archives. */
import { deskName } from '#core/caption/fields.ts';
import { utf8Bytes } from '#core/style/bytes.ts';
import { limitedValues } from '#core/style/field-limits.ts';
import type { Rule } from '#core/style/finding.ts';

export const fieldAtLimit: Rule = {
  id: 'field-at-limit',
  title: 'Field filled to its last byte',
  severity: 'warning',
  check: ({ caption }) =>
    limitedValues(caption).flatMap(({ field, value, start, limit }) => {
      // Codes are meant to fill their field.
      if (limit < 32 || utf8Bytes(value) !== limit) return [];
      const message = `${deskName(field)} fills its ${limit} bytes exactly and may have been cut`;
      return [{ field, message, start, end: start + value.length }];
    }),
};
