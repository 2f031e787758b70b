/**
 * The values of fields that NITF's elements cannot hold, or not whole: found out by reading the
 * elements back, so that nothing is lost and nothing said twice without need. They go as the picture's
 * generic metadata, each under the URI of its field's XMP property.
 */
import type { FieldValue } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import { holdsStructures } from '#core/caption/structure.ts';
import type { XmlElement } from '#core/metadata/xml.ts';
import { fieldOfProperty, propertyUri, valueInTexts } from '#core/wire/unsaid.ts';
import { type XmlNode, xml } from '#core/wire/xml-document.ts';
import { all, attribute } from '#core/wire/xml-steps.ts';

/** The values of a field as metadata of the picture. An empty one takes back what an element says. */
export function extension(id: FieldId, value: FieldValue): XmlNode[] {
  const property = (text: string) => xml('media-metadata', { name: propertyUri(id), value: text });
  if (typeof value === 'string' || value.length === 0) return [property(value.toString())];
  return (holdsStructures(value) ? value.map((each) => JSON.stringify(each)) : value).map((text) =>
    property(text),
  );
}

/** Reads them by field. Others' metadata, and structures that are none, are left out. */
export function readExtensions(media: XmlElement): Partial<Record<FieldId, FieldValue>> {
  const values = new Map<FieldId, string[]>();
  for (const each of all(media, 'media-metadata')) {
    const field = fieldOfProperty(attribute(each, 'name'));
    if (field) values.set(field, [...(values.get(field) ?? []), attribute(each, 'value')]);
  }
  return Object.fromEntries([...values].map(([field, texts]) => [field, valueInTexts(field, texts)]));
}
