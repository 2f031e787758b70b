/** The extension properties of a NewsML-G2 item that are fields of Cutline's registry: see `propertyUri`. */
import type { FieldValue } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { XmlElement } from '#core/metadata/xml.ts';
import { fieldOfProperty, valueInTexts } from '#core/wire/unsaid.ts';
import { all, attribute } from '#core/wire/xml-steps.ts';

/** Reads them by field. Others' properties, and structures that are none, are left out. */
export function readExtensions(content: XmlElement | null): Partial<Record<FieldId, FieldValue>> {
  const values = new Map<FieldId, string[]>();
  for (const property of all(content, 'contentMetaExtProperty')) {
    const field = fieldOfProperty(attribute(property, 'reluri'));
    if (field) values.set(field, [...(values.get(field) ?? []), attribute(property, 'value')]);
  }
  return Object.fromEntries([...values].map(([field, texts]) => [field, valueInTexts(field, texts)]));
}
