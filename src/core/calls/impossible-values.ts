/**
 * The check that names a value its field can never hold. Edits of such values are refused; what a
 * file or a table brought, and what is half typed, is kept as it is and stands here until mended.
 * A house may tune its severity like any rule's. Used by review.ts.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { acceptedInstead } from '#core/caption/field-values.ts';
import { deskName, type FieldId, fields } from '#core/caption/fields.ts';
import type { Finding, Severity } from '#core/style/finding.ts';
import type { House } from '#core/style/house.ts';

export const impossibleValueRule = {
  id: 'impossible-value',
  title: 'Value that the field can never hold',
  severity: 'error',
} as const satisfies { id: string; title: string; severity: Severity };

/** Fields with rules of their own, which know the country or let a photo go with what it brought. */
const ownRules: ReadonlySet<FieldId> = new Set(['countryCode', 'category']);

/** The impossible values of a caption, in registry order. */
export function impossibleValues(caption: CaptionFields, house: House): Finding[] {
  const severity = house.rules[impossibleValueRule.id]?.severity ?? impossibleValueRule.severity;
  if (severity === 'off') return [];
  return fields.flatMap(({ id: field }): Finding[] => {
    const value = caption[field];
    const accepts = ownRules.has(field) ? null : acceptedInstead(field, value);
    if (accepts === null) return [];
    const message = `${deskName(field)} takes ${accepts}`;
    return [{ rule: impossibleValueRule.id, severity, field, message, start: 0, end: value.length }];
  });
}
