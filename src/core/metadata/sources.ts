/**
 * From parsed IIM, XMP and EXIF to caption fields, each source apart, by the homes the field
 * registry names. Used by reconcile.ts, which decides between them. Blank values are left out.
 */
import type { FieldValue } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import type { Charset } from '#core/metadata/charset.ts';
import { exifDate, iimDate, xmpDate } from '#core/metadata/dates.ts';
import type { ExifReading } from '#core/metadata/exif.ts';
import { type IimText, tidyText } from '#core/metadata/iim.ts';
import { bareTerm } from '#core/metadata/qualified.ts';
import {
  type LanguageText,
  type XmpProperties,
  xmpLanguages,
  xmpTerms,
  xmpText,
} from '#core/metadata/xmp.ts';
import { xmpStructures } from '#core/metadata/xmp-structures.ts';

/** A field's value in one source. */
export interface SourceValue {
  readonly value: FieldValue;
  /** Whether a text stands at its IIM limit, so that a writer may have cut it there. */
  readonly atLimit: boolean;
}

/** What one source says. */
export type SourceFields = ReadonlyMap<FieldId, SourceValue>;

const registry: readonly (Field & { readonly id: FieldId })[] = fields;
const limits = new Map(registry.flatMap(({ iim }) => (iim ? [[iim.dataset, iim.maxBytes] as const] : [])));
// IIM 4.2 lets these repeat; several photographers or writers are joined as EXIF joins them.
const repeatable: ReadonlySet<string> = new Set(['2:80', '2:85', '2:122']);

/** The byte limit of an IIM dataset that holds a caption field. */
export function iimLimit(dataset: string): number | undefined {
  return limits.get(dataset);
}

/** The caption fields of an IIM block, with what an editor should know about them. */
export interface IimFields {
  readonly values: SourceFields;
  /** Fields that should stand once but have several different values. */
  readonly repeated: readonly FieldId[];
  /** Fields whose accented letters rest on a guessed character set. */
  readonly guessed: readonly { readonly id: FieldId; readonly charset: Charset }[];
}

/** Reads the registry's fields from an IIM block's texts. */
export function iimFields(texts: ReadonlyMap<string, readonly IimText[]>): IimFields {
  const values = new Map<FieldId, SourceValue>();
  const repeated: FieldId[] = [];
  const guessed: { id: FieldId; charset: Charset }[] = [];
  for (const { id, kind, iim } of registry) {
    if (!iim) continue;
    const all = (texts.get(iim.dataset) ?? [])
      .filter(({ text }) => text !== '')
      .map((each) => ({ ...each, text: bareTerm(id, each.text) }));
    const last = all.at(-1);
    if (!last) continue;
    const unsure = all.find(({ charset, text }) => charset !== 'utf-8' && /[^\0-~]/.test(text));
    if (unsure) guessed.push({ id, charset: unsure.charset });
    // A UTF-8 value cut at its limit may be up to three bytes short of it.
    const cut = ({ bytes }: IimText) => bytes > iim.maxBytes - 4 && bytes <= iim.maxBytes;
    if (kind === 'date') {
      const time = iim.time === undefined ? '' : (texts.get(iim.time)?.at(-1)?.text ?? '');
      const date = iimDate(last.text, time);
      if (date !== '') values.set(id, { value: date, atLimit: false });
    } else if (kind === 'list') {
      values.set(id, { value: distinct(all.map(({ text }) => text)), atLimit: all.some(cut) });
    } else if (repeatable.has(iim.dataset)) {
      values.set(id, { value: all.map(({ text }) => text).join('; '), atLimit: cut(last) });
    } else {
      values.set(id, { value: last.text, atLimit: cut(last) });
      if (new Set(all.map(({ text }) => text)).size > 1) repeated.push(id);
    }
  }
  return { values, repeated, guessed };
}

/** The caption fields of XMP properties. */
export function xmpFields(properties: XmpProperties): SourceFields {
  const values = new Map<FieldId, SourceValue>();
  for (const field of registry) {
    const value = xmpValue(properties, field);
    if (value.length > 0) values.set(field.id, { value, atLimit: false });
  }
  return values;
}

function xmpValue(properties: XmpProperties, { kind, xmp, structure }: Field): FieldValue {
  if (!xmp || !properties.has(xmp.name)) return '';
  switch (kind) {
    case 'structures':
      return structure ? xmpStructures(properties, xmp.name, structure) : [];
    case 'list':
      return distinct(xmpTerms(properties, xmp.name).map(tidyText));
    case 'date':
      return xmpDate(xmpText(properties, xmp.name));
    default:
      return tidyText(xmpText(properties, xmp.name));
  }
}

/** The texts of each field that XMP holds in languages, for those fields that the file has so. */
export type FieldLanguages = ReadonlyMap<FieldId, readonly LanguageText[]>;

/** All languages of every field that has them; the caption fields show only one. */
export function fieldLanguages(properties: XmpProperties): FieldLanguages {
  const languages = new Map<FieldId, readonly LanguageText[]>();
  for (const { id, xmp } of registry) {
    if (xmp?.form !== 'languages') continue;
    const texts = xmpLanguages(properties, xmp.name)
      .map(({ language, text }) => ({ language, text: tidyText(text) }))
      .filter(({ text }) => text !== '');
    if (texts.length > 0) languages.set(id, texts);
  }
  return languages;
}

/** The caption fields EXIF can hold. */
export function exifFields(exif: ExifReading): SourceFields {
  const said: readonly (readonly [FieldId, string])[] = [
    ['caption', exif.imageDescription],
    ['byline', exif.artist],
    ['copyright', exif.copyright],
    ['dateCreated', exif.capturedAt],
    ['imageId', exif.imageUniqueId],
  ];
  return new Map(
    said.filter(([, value]) => value !== '').map(([id, value]) => [id, { value, atLimit: false }] as const),
  );
}

/** Capture time in XMP, for files whose EXIF is missing: exif:DateTimeOriginal, written either way. */
export function xmpCapturedAt(properties: XmpProperties): string {
  const text = xmpText(properties, 'exif:DateTimeOriginal');
  return xmpDate(text) || exifDate(text, '');
}

function distinct(terms: readonly string[]): string[] {
  return [...new Set(terms.filter((term) => term !== ''))];
}
