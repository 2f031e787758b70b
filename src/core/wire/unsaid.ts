/**
 * Which fields of a caption a format's own elements do not say, and the names by which they go along
 * all the same. Used by the exporters and readers of every format that has room for extensions.
 */
import { type CaptionFields, type FieldChanges, type FieldValue, sameValue } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields, isListField, isTextField } from '#core/caption/fields.ts';
import { partsOf } from '#core/metadata/xmp-names.ts';
import { wholeSeconds } from '#core/wire/moments.ts';
import { structuresIn } from '#core/wire/structures-in.ts';

/** What the version itself says in every format: see WireItem.signal. */
export const saidByTheVersion: readonly FieldId[] = [
  'actionAdvised',
  'referenceServices',
  'referenceDates',
  'referenceNumbers',
];
/** The item's own embargo and the camera's time stand in for these where they are empty. */
const filledByTheItem: readonly FieldId[] = ['embargo', 'dateCreated'];

const registry: readonly (Field & { readonly id: FieldId })[] = fields;

/**
 * The fields whose value a reader of the elements would not find as it is.
 * @param read what it would find; moments are written in whole seconds by every format
 */
export function unsaid(said: CaptionFields, read: FieldChanges): FieldId[] {
  return registry
    .map(({ id }) => id)
    .filter((id) => {
      const value = said[id];
      if (saidByTheVersion.includes(id) || (value.length === 0 && filledByTheItem.includes(id))) return false;
      const moment = id === 'embargo' || id === 'expires';
      return !sameValue(
        moment ? wholeSeconds(said[id]) : value,
        read[id] ?? (typeof value === 'string' ? '' : []),
      );
    });
}

/**
 * The identifier by which a field goes as an extension: its XMP property's own URI, or, for those that
 * only IIM has, its dataset's.
 */
export function propertyUri(id: FieldId): string {
  return uris.get(id) ?? '';
}

/** The field that an extension is, null for others' properties. */
export function fieldOfProperty(uri: string): FieldId | null {
  return ids.get(uri) ?? null;
}

/** A field's value out of the texts of its extension; structures travel as JSON. */
export function valueInTexts(field: FieldId, texts: readonly string[]): FieldValue {
  if (isTextField(field)) return texts[0] ?? '';
  const filled = texts.filter((text) => text !== '');
  return isListField(field) ? filled : structuresIn(filled);
}

const uris: ReadonlyMap<FieldId, string> = new Map(registry.map((field) => [field.id, uriOf(field)]));
const ids: ReadonlyMap<string, FieldId> = new Map([...uris].map(([id, uri]) => [uri, id]));

function uriOf({ xmp, iim }: Field): string {
  if (xmp) {
    const { uri, local } = partsOf(xmp.name);
    return `${uri}${local}`;
  }
  return `http://iptc.org/std/iim/4.2/${iim?.dataset.replace(':', '.') ?? ''}`;
}
