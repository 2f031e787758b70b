/**
 * What a photo file says about itself, each place apart and nothing decided: what a receiver gets
 * to read. Made of a file (file-texts.ts) or of a caption that is to be sent (sent-texts.ts); read
 * by the receivers of this folder. Plain values, so that they can cross from the picture child.
 */
import * as z from 'zod';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { type IimText, iimTexts } from '#core/metadata/iim.ts';
import { iimLimit } from '#core/metadata/sources.ts';

/** One text of an XMP property: of a language ('x-default' for the default), or a plain one or a term ('' as language). */
const XmpTextSchema = z.object({ language: z.string(), text: z.string() });

/** The places of one file. */
export const PhotoTexts = z.object({
  /** Texts by caption field: one for each language or term. Fields that are blank or missing are left out. */
  xmp: z.record(z.string(), z.array(XmpTextSchema).readonly()),
  /** Values by dataset number as the registry writes it ('1:90', '2:05'), each as a byte string, untouched. */
  iim: z.record(z.string(), z.array(z.string()).readonly()),
  exif: z.object({
    /** As stored, the leftovers of cameras included. */
    description: z.string(),
    /** Whether the description is what a camera or converter writes by itself. */
    leftover: z.boolean(),
    artist: z.string(),
    /** DateTimeOriginal and DateTimeDigitized in the desk's form, or ''. */
    taken: z.string(),
    digitized: z.string(),
  }),
  /** Whether IIM was changed by a program that left XMP and Photoshop's digest as they were. */
  iimChangedLater: z.boolean(),
});
export type PhotoTexts = z.infer<typeof PhotoTexts>;

/** A file that says nothing. */
export const noTexts: PhotoTexts = {
  xmp: {},
  iim: {},
  exif: { description: '', leftover: false, artist: '', taken: '', digitized: '' },
  iimChangedLater: false,
};

/** A text of XMP with its language. */
export type XmpText = z.infer<typeof XmpTextSchema>;

/** Bytes as a string with one character, 0 to 255, for each: they stay what they are in JSON. */
export function byteString(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The bytes of a byte string. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The values of a field's IIM dataset as stored, blank ones left out; none for a field without one. */
export function storedIim(texts: PhotoTexts, field: FieldId): readonly Uint8Array[] {
  const dataset = fieldOf(field).iim?.dataset;
  return datasetBytes(texts, dataset ?? '');
}

/** The values of one dataset as stored, blank ones left out. */
export function datasetBytes(texts: PhotoTexts, dataset: string): readonly Uint8Array[] {
  return (texts.iim[dataset] ?? []).map(bytesOf).filter((bytes) => bytes.some((byte) => byte > 0x20));
}

/** The texts of a dataset in the character set the block declares or, undeclared, shows; blank ones left out. */
export function readIim(texts: PhotoTexts, dataset: string): readonly IimText[] {
  const numbers = ['1:90', dataset];
  const datasets = numbers.flatMap((number) =>
    (texts.iim[number] ?? []).map((value) => ({ number, bytes: bytesOf(value), raw: bytesOf(value) })),
  );
  return (iimTexts({ datasets, whole: true }, iimLimit).get(dataset) ?? []).filter(({ text }) => text !== '');
}

/** The texts of a field in XMP; none when XMP does not have it. */
export function xmpTexts(texts: PhotoTexts, field: FieldId): readonly XmpText[] {
  return texts.xmp[field] ?? [];
}
