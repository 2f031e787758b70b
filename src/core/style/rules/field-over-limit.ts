/** A field longer than IIM holds. XMP carries the whole text, so this is a warning. Source: IIM 4.2, through the field registry. */

import { overLimit } from '#core/style/field-limits.ts';
import type { Rule } from '#core/style/finding.ts';

export const fieldOverLimit: Rule = {
  id: 'field-over-limit',
  title: 'Field longer than IIM holds',
  severity: 'warning',
  check: ({ caption }) => overLimit(caption).filter(({ field }) => field !== 'caption'),
};
