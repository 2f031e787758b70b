/** A caption longer than IIM holds: cut there, it loses its credit, so this is an error. Source: IIM 2:120. */

import { overLimit } from '#core/style/field-limits.ts';
import type { Rule } from '#core/style/finding.ts';

export const captionOverLimit: Rule = {
  id: 'caption-over-limit',
  title: 'Caption longer than IIM holds',
  severity: 'error',
  check: ({ caption }) => overLimit(caption).filter(({ field }) => field === 'caption'),
};
