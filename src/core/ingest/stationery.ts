/**
 * Stationery on the way in: field values a desk stamps on every photo of an ingest, with the same
 * variables as the names. Used by the ingest before a photo's caption is kept for the first time.
 */
import type { CaptionFields, FieldChanges, FieldValue } from '#core/caption/caption.ts';
import { type FieldId, isFieldId, isStructureField } from '#core/caption/fields.ts';
import { readTemplate, renderPieces } from '#core/ingest/template.ts';
import { type NamedShot, variableText } from '#core/ingest/variables.ts';

/** What is wrong with the stationery's variables, and in which field; null for nothing. */
export function stationeryProblem(stationery: FieldChanges): { field: FieldId; problem: string } | null {
  for (const [field, value] of entriesOf(stationery)) {
    for (const text of textsOf(value)) {
      const read = readTemplate(text);
      if (!read.ok) return { field, problem: `${field}: ${read.problem}` };
    }
  }
  return null;
}

/** The stationery with its variables filled in for one shot. Structures stand as they are. */
export function filledStationery(stationery: FieldChanges, shot: NamedShot): FieldChanges {
  return Object.fromEntries(
    entriesOf(stationery).map(([field, value]) => {
      if (typeof value === 'string') return [field, filled(value, shot)];
      if (isStructureField(field)) return [field, value];
      return [field, value.map((term) => (typeof term === 'string' ? filled(term, shot) : term))];
    }),
  );
}

/**
 * The fields a shot's variables are taken from: what the photo says, under what the stationery
 * says outright. A stationery value that is itself made of variables is filled in afterwards, so
 * that none can wait for itself.
 */
export function fieldsUnder(
  embedded: Partial<CaptionFields>,
  stationery: FieldChanges,
): Partial<CaptionFields> {
  const plain = entriesOf(stationery).filter(
    ([, value]) => !textsOf(value).some((text) => text.includes('{') || text.includes('}')),
  );
  return { ...embedded, ...Object.fromEntries(plain) };
}

function filled(text: string, shot: NamedShot): string {
  const read = readTemplate(text);
  return read.ok ? renderPieces(read.pieces, (name, form) => variableText(shot, name, form)) : text;
}

function entriesOf(stationery: FieldChanges): [FieldId, FieldValue][] {
  return Object.entries(stationery).flatMap(([field, value]) =>
    isFieldId(field) && value !== undefined ? [[field, value] satisfies [FieldId, FieldValue]] : [],
  );
}

function textsOf(value: FieldValue): string[] {
  if (typeof value === 'string') return [value];
  return value.filter((term) => typeof term === 'string');
}
