/**
 * A caption as it will stand in the copy that is sent: XMP whole, IIM in UTF-8 declared by 1:90 and
 * cut at its byte limits, EXIF with the three texts it shares. Follows the writers in metadata/write.
 */
import type { CaptionFields, FieldValue } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import { holdsStructures } from '#core/caption/structure.ts';
import { iimValues } from '#core/metadata/write/iim-values.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';
import { byteString, type PhotoTexts, type XmpText } from '#core/receivers/photo-texts.ts';

const registry: readonly (Field & { readonly id: FieldId })[] = fields;

/**
 * What the sent copy says.
 * @param file what the photo's file says now: its further languages and its capture times stay; null without a file
 */
export function sentTexts(caption: CaptionFields, file: PhotoTexts | null): PhotoTexts {
  const xmp: Record<string, readonly XmpText[]> = {};
  const iim: Record<string, readonly string[]> = { '1:90': ['\x1b%G'] };
  for (const field of registry) {
    const value = caption[field.id];
    const texts = sentXmp(field, value, file?.xmp[field.id] ?? []);
    if (texts.length > 0) xmp[field.id] = texts;
    if (!field.iim) continue;
    for (const { number, texts: values } of iimValues(field.id, value, field.iim)) {
      if (values.length > 0) iim[number] = values.map((text) => byteString(encodeUtf8(text)));
    }
  }
  return {
    xmp,
    iim,
    exif: {
      description: caption.caption.trim(),
      leftover: false,
      artist: caption.byline.trim(),
      taken: file?.exif.taken ?? '',
      digitized: file?.exif.digitized ?? '',
    },
    iimChangedLater: false,
  };
}

/** The default text is the caption's; the file's other languages stay, but for those that repeat the old default. */
function sentXmp({ xmp }: Field, value: FieldValue, old: readonly XmpText[]): readonly XmpText[] {
  if (!xmp || (typeof value !== 'string' && holdsStructures(value))) return [];
  const plain = (texts: readonly string[]) =>
    texts
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => ({ language: '', text }));
  if (typeof value !== 'string') return plain(value);
  if (xmp.form === 'seq' || xmp.form === 'bag') return plain(value.split(';'));
  if (xmp.form !== 'languages') return plain([value]);
  const text = value.trim();
  if (text === '') return [];
  const before = (old.find(({ language }) => language === 'x-default') ?? old[0])?.text;
  const others = old
    .filter(({ language }) => language !== 'x-default' && language !== '')
    .map((each) => (each.text === before ? { ...each, text } : each));
  return [{ language: 'x-default', text }, ...others];
}
