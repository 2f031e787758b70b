/**
 * The field registry: every caption field Cutline knows, once. The form, the readers, the
 * writers, the checks, the exports and the documentation all take names, limits and homes from
 * here. The entries stand in registry/, one file per part of the form; adding a field is one entry.
 */
import { contentFields } from '#core/caption/registry/content-fields.ts';
import { deskFields } from '#core/caption/registry/desk-fields.ts';
import type { Field } from '#core/caption/registry/field.ts';
import { pictureFields } from '#core/caption/registry/picture-fields.ts';
import { rightsFields } from '#core/caption/registry/rights-fields.ts';
import { wireFields } from '#core/caption/registry/wire-fields.ts';

export type { Field, FieldGroup, FieldKind } from '#core/caption/registry/field.ts';

/** All fields, those of every day first, in the order of the form. */
export const fields = [
  ...deskFields,
  ...contentFields,
  ...wireFields,
  ...rightsFields,
  ...pictureFields,
] as const;

/** The id of a caption field. */
export type FieldId = (typeof fields)[number]['id'];

/** The ids of the fields that hold a list of terms. */
export type ListFieldId = Extract<(typeof fields)[number], { kind: 'list' }>['id'];

/** The ids of the fields that hold structures. */
export type StructureFieldId = Extract<(typeof fields)[number], { kind: 'structures' }>['id'];

/** The ids of the fields that hold one text, whatever its form. */
export type TextFieldId = Exclude<FieldId, ListFieldId | StructureFieldId>;

const byId: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.id, field]));

/** The registry's entry for a field id. */
export function fieldOf(id: FieldId): Field {
  const field = byId.get(id);
  if (!field) throw new Error(`No caption field is called ${id}`);
  return field;
}

/** Whether a string, as typed on the command line, names a caption field. */
export function isFieldId(id: string): id is FieldId {
  return byId.has(id);
}

/** Whether a field holds a list of terms rather than one text. */
export function isListField(id: FieldId): id is ListFieldId {
  return fieldOf(id).kind === 'list';
}

/** Whether a field holds structures. */
export function isStructureField(id: FieldId): id is StructureFieldId {
  return fieldOf(id).kind === 'structures';
}

/** Whether a field holds one text. */
export function isTextField(id: FieldId): id is TextFieldId {
  return !isListField(id) && !isStructureField(id);
}

/** The field's name as the desk says it: Photo Mechanic's where it has one, else IPTC's. */
export function deskName(id: FieldId): string {
  const field = fieldOf(id);
  return field.deskName ?? field.label;
}
