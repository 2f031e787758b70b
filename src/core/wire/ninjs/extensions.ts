/**
 * The values of fields that the properties of ninjs cannot hold, or not whole: found out by reading the
 * properties back, so that nothing is lost and nothing said twice without need. ninjs 3 forbids own
 * properties; its descriptions have free roles, and so carry them under the URIs of the fields' XMP
 * properties. The Superdesk dialect has `extra` for them.
 */
import type { FieldValue } from '#core/caption/caption.ts';
import { type FieldId, isFieldId, isStructureField, isTextField } from '#core/caption/fields.ts';
import { holdsStructures } from '#core/caption/structure.ts';
import { descriptionsOf } from '#core/wire/ninjs/descriptions.ts';
import { type Part, partOf } from '#core/wire/ninjs/parts.ts';
import { isStructure } from '#core/wire/structures-in.ts';
import { fieldOfProperty, propertyUri, valueInTexts } from '#core/wire/unsaid.ts';

/** One description of ninjs 3. */
export interface DescriptionEntry {
  readonly role: string;
  readonly contentType: string;
  readonly value: string;
}

/** The values of a field as descriptions with its own role. An empty one takes back what a property says. */
export function extensionDescriptions(id: FieldId, value: FieldValue): DescriptionEntry[] {
  const role = propertyUri(id);
  const entry = (text: string) => ({ role, contentType: 'text/plain', value: text });
  if (typeof value === 'string') return [entry(value)];
  if (value.length === 0) return [entry('')];
  if (!holdsStructures(value)) return value.map(entry);
  return value.map((structure) => ({
    role,
    contentType: 'application/json',
    value: JSON.stringify(structure),
  }));
}

/** The name of a field in `extra`. Superdesk's users know the credit line by the standard's name. */
export function extraKey(id: FieldId): string {
  return id === 'credit' ? 'creditline' : id;
}

/** The values of all extensions of an item, by field. What others put there in another form is left out. */
export function readExtensions(item: Part): Partial<Record<FieldId, FieldValue>> {
  const texts = new Map<FieldId, string[]>();
  for (const { role, text } of descriptionsOf(item)) {
    const field = fieldOfProperty(role);
    if (field) texts.set(field, [...(texts.get(field) ?? []), text]);
  }
  const described = [...texts].map(([field, values]) => [field, valueInTexts(field, values)] as const);
  return Object.fromEntries([...described, ...extras(item)]);
}

function extras(item: Part): (readonly [FieldId, FieldValue])[] {
  const extra = item.get('extra');
  if (partOf(extra) === null || typeof extra !== 'object' || extra === null) return [];
  return Object.entries(extra).flatMap(([key, value]: [string, unknown]) => {
    const id = key === extraKey('credit') ? 'credit' : key;
    const said = isFieldId(id) ? extraValue(id, value) : null;
    return said === null || !isFieldId(id) ? [] : [[id, said] as const];
  });
}

function extraValue(id: FieldId, value: unknown): FieldValue | null {
  if (isTextField(id)) return typeof value === 'string' ? value : null;
  if (!Array.isArray(value)) return null;
  return isStructureField(id)
    ? value.filter((each) => isStructure(each))
    : value.filter((each) => typeof each === 'string');
}
