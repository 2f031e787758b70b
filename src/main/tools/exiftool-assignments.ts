/**
 * Caption fields in ExifTool's words: the registry's homes as ExifTool's tags, values in the form
 * it takes with -n. Used by exiftool.ts, for the files the native writer leaves to it. Values are
 * handed over as JSON, so that no text can be taken for an option, a line's end or a structure.
 */
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import {
  isStructureId,
  type Member,
  membersOf,
  type StructureId,
} from '#core/caption/registry/structures.ts';
import { holdsStructures, type MemberValue, type Structure } from '#core/caption/structure.ts';
import { iimValues } from '#core/metadata/write/iim-values.ts';
import type { ExifToolWork } from '#main/tools/caption-messages.ts';
import { groups, iimTags, renamed } from '#main/tools/exiftool-tags.ts';

/** What ExifTool is told. */
export interface Assignments {
  /** Tags with their new values, for -json. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Tags that are taken out. */
  readonly removed: readonly string[];
}

const plusVocabulary = 'http://ns.useplus.org/ldf/vocab/';

const registry: readonly (Field & { readonly id: FieldId })[] = fields;

/** Everything ExifTool is to write, place by place. */
export function assignmentsFor(work: Pick<ExifToolWork, 'xmp' | 'iim' | 'exif' | 'texts'>): Assignments {
  const all: (readonly [string, unknown])[] = registry.flatMap((field) => [
    ...xmpAssignment(field, work.xmp),
    ...iimAssignments(field, work.iim),
    ...textAssignment(field, work.texts),
    ...exifAssignment(field, work.exif),
  ]);
  return {
    set: Object.fromEntries(all.filter(([, value]) => !isBlank(value))),
    removed: all.filter(([, value]) => isBlank(value)).map(([tag]) => tag),
  };
}

/** ExifTool's name of an IIM dataset of the registry. @throws for one it has none for */
export function iimTag(dataset: string): string {
  const tag = iimTags[dataset];
  if (tag === undefined) throw new Error(`ExifTool's name of dataset ${dataset} is not known`);
  return `IPTC:${tag}`;
}

function xmpAssignment(
  { id, kind, xmp, structure }: Field & { readonly id: FieldId },
  changes: FieldChanges,
) {
  const value: FieldValue | undefined = changes[id];
  if (value === undefined || !xmp) return [];
  const tag = xmpTag(xmp.name);
  if (value.length === 0) return [[tag, ''] as const];
  if (typeof value !== 'string' && holdsStructures(value)) {
    return structure ? [[tag, value.map((each) => structureOf(each, structure))] as const] : [];
  }
  // Only the default language is set: the others stay, as they do in the native writer.
  if (xmp.form === 'languages') return [[`${tag}-x-default`, joined(value)] as const];
  if (xmp.form === 'text') return [[tag, plain(joined(value), xmp.name, kind)] as const];
  return [[tag, typeof value === 'string' ? namesOf(value) : value] as const];
}

function iimAssignments({ id, iim }: Field & { readonly id: FieldId }, changes: FieldChanges) {
  const value: FieldValue | undefined = changes[id];
  if (value === undefined || !iim) return [];
  return iimValues(id, value, iim).map(({ number, texts }) => {
    const shown = number === iim.time ? texts.map(spelledTime) : texts;
    return [iimTag(number), iim.repeats ? shown : (shown[0] ?? '')] as const;
  });
}

/** Texts that only change their encoding. Of a text that ought to stand once, the last counts, as for readers. */
function textAssignment({ iim }: Field, texts: ExifToolWork['texts']) {
  const kept = iim && texts[iim.dataset];
  return kept ? [[iimTag(iim.dataset), iim.repeats ? kept : (kept.at(-1) ?? '')] as const] : [];
}

function exifAssignment({ id, exif }: Field & { readonly id: FieldId }, changes: FieldChanges) {
  const value: FieldValue | undefined = changes[id];
  return value === undefined || !exif ? [] : [[`IFD0:${exif}`, joined(value)] as const];
}

function xmpTag(name: string): string {
  const [prefix = '', local = ''] = name.split(':');
  return `XMP-${groups[prefix] ?? prefix}:${renamed[local] ?? capital(local)}`;
}

function structureOf(structure: Structure, id: StructureId): Record<string, unknown> {
  return Object.fromEntries(
    membersOf(id).flatMap((member) => {
      const value = structure[member.id];
      const name = capital(member.xmp.name.split(':')[1] ?? '');
      return value === undefined || value.length === 0 ? [] : [[name, memberOf(value, member)] as const];
    }),
  );
}

function memberOf(value: MemberValue, { kind, xmp, structure, most }: Member): unknown {
  if (typeof value === 'string') return plain(value, xmp.name, kind);
  if (!holdsStructures(value)) return value;
  const all = structure && isStructureId(structure) ? value.map((each) => structureOf(each, structure)) : [];
  return most === 1 && xmp.form === 'text' ? all[0] : all;
}

/** A text in ExifTool's form: terms of the PLUS vocabularies without its address, dates with colons. */
function plain(text: string, name: string, kind: string): string {
  if (name.startsWith('plus:') && text.startsWith(plusVocabulary)) return text.slice(plusVocabulary.length);
  return kind === 'date' ? text.replace(/^(\d{4})-(\d{2})(?:-(\d{2}))?T?/, dateWithColons) : text;
}

function dateWithColons(found: string, year: string, month: string, day: string | undefined): string {
  return `${year}:${month}${day === undefined ? '' : `:${day}`}${found.endsWith('T') ? ' ' : ''}`;
}

/** "094122+0100" as "09:41:22+01:00". */
function spelledTime(text: string): string {
  return text.replace(/^(\d{2})(\d{2})(\d{2})/, '$1:$2:$3').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

function namesOf(line: string): string[] {
  return line
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function joined(value: FieldValue): string {
  if (typeof value === 'string') return value;
  return holdsStructures(value) ? '' : value.join('; ');
}

function isBlank(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
