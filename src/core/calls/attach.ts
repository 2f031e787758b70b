/**
 * How a page's captions reach the desk: each distinct caption goes to the photo it was matched
 * with, or stands in the batch by itself until somebody drags it to one. Every occurrence is kept.
 */

import type { Desk } from '#core/calls/desk.ts';
import { addCaption, entryOf, keepCaption } from '#core/calls/keep.ts';
import { comparedOf } from '#core/calls/review.ts';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { isFieldId } from '#core/caption/fields.ts';
import type { CallOutput } from '#core/contract.ts';
import { matchCaptions } from '#core/documents/match.ts';
import { readDocument } from '#core/documents/read-document.ts';
import type { DocumentReading, FoundCaption } from '#core/documents/reading.ts';
import { compareCaptions } from '#core/duplicates/compare.ts';
import type { Entry } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';

export type Matches = CallOutput<'documents.match'>;
export type Attached = CallOutput<'documents.attach'>;

/** Reads a caption document from disk. @throws Refusal with one line where it holds no text that could be read */
export async function openDocument(desk: Desk, path: string): Promise<DocumentReading> {
  const reading = readDocument(desk.files.nameOf(path), await desk.files.readBytes(path));
  const warning = reading.warnings[0];
  if (reading.parts.length === 0 && warning) throw new Refusal('refused', warning, 'path');
  return reading;
}

/** Reads a document and attaches all it can: what an import does without being asked. */
export async function addDocumentFile(desk: Desk, batch: string, path: string): Promise<Attached> {
  const reading = await openDocument(desk, path);
  return attachDocument(desk, batch, reading, matchesFor(desk, batch, reading));
}

/** Which caption of a page belongs to which photo of the batch. Captions without a photo have entry null. */
export function matchesFor(desk: Desk, batch: string, reading: DocumentReading): Matches {
  const photos = desk.archive
    .ids({ batch, sort: 'fileName' })
    .map((id) => entryOf(desk, id))
    .filter(({ photo }) => photo !== null)
    .map(({ id, photo, fields }) => ({ id, fileName: photo?.fileName ?? '', caption: fields.caption }));
  const matched = matchCaptions(reading.captions, photos);
  const alone = reading.captions.flatMap((_caption, index) =>
    matched.some(({ caption }) => caption === index)
      ? []
      : [{ caption: index, entry: null, by: 'order' as const }],
  );
  return [...matched.map(({ caption, photo, by }) => ({ caption, entry: photo, by })), ...alone];
}

/** Keeps a document and its captions. The same page read into the same batch again adds nothing. */
export function attachDocument(
  desk: Desk,
  batch: string,
  reading: DocumentReading,
  matches: Matches,
): Attached {
  const found = reading.captions.reduce((sum, { occurrences }) => sum + occurrences, 0);
  const counts = { found, distinct: reading.captions.filter(({ text }) => text !== '').length };
  const known = desk.archive.documents(batch).some((document) => sameParts(document.reading, reading));
  if (known) return { ...counts, attached: 0, entries: [] };
  return desk.archive.transaction(() => {
    const entries: string[] = [];
    let attached = 0;
    const placed = new Set<number>();
    for (const { caption: index, entry, by } of matches) {
      const caption = reading.captions[index];
      if (!caption) throw new Refusal('bad-input', `The page has no caption number ${index + 1}.`, 'matches');
      if (entry === null) continue;
      placed.add(index);
      entries.push(attachTo(desk, entryOf(desk, entry), caption, by).id);
      attached += 1;
    }
    for (const [index, caption] of reading.captions.entries()) {
      // A table's row may hold only field values; without its photo there is nothing to give them to.
      if (!placed.has(index) && caption.text !== '') entries.push(addAlone(desk, batch, caption).id);
    }
    const importedAt = desk.clock.now();
    desk.archive.addDocument({ id: desk.clock.newId(), batch, name: reading.name, importedAt, reading });
    return { ...counts, attached, entries };
  });
}

/**
 * Gives a photo the page's caption. What the page names by file or the editor placed by hand
 * replaces the embedded words (the revision log keeps them); words that only repeat them count as
 * further occurrences.
 */
function attachTo(desk: Desk, entry: Entry, caption: FoundCaption, by: Matches[number]['by']): Entry {
  const further = entry.fields.caption === '' ? caption.occurrences - 1 : caption.occurrences;
  if (further > 0) desk.archive.addOccurrences(entry.id, further);
  const replaces = entry.fields.caption === '' || by === 'file-name' || by === 'hand';
  const text = replaces && caption.text !== '' && !sameWords(entry, caption) ? { caption: caption.text } : {};
  return keepCaption(
    desk,
    entryOf(desk, entry.id),
    applyChanges(entry.fields, { ...tableFields(caption), ...text }),
    'page',
  );
}

/** A caption whose photo is not here yet. The file name the page gives is kept as its title. */
function addAlone(desk: Desk, batch: string, caption: FoundCaption): Entry {
  const title = caption.fileNames[0] ?? '';
  const fields = applyChanges(emptyCaption, { title, ...tableFields(caption), caption: caption.text });
  const record = { id: desk.clock.newId(), batch, photo: null, fields, occurrences: caption.occurrences };
  return addCaption(desk, record, 'page');
}

function tableFields(caption: FoundCaption): FieldChanges {
  return Object.fromEntries(
    Object.entries(caption.fields).filter(([id]) => isFieldId(id) && id !== 'caption'),
  ) as FieldChanges;
}

function sameWords(entry: Entry, caption: FoundCaption): boolean {
  const page = { ...entry, photo: null, fields: { ...entry.fields, caption: caption.text } };
  const likeness = compareCaptions(comparedOf({ ...entry, photo: null }), comparedOf(page))?.class;
  return likeness === 'exact' || likeness === 'same-text';
}

function sameParts(one: DocumentReading, other: DocumentReading): boolean {
  return (
    one.parts.length === other.parts.length &&
    one.parts.every(
      ({ text, kind }, index) => text === other.parts[index]?.text && kind === other.parts[index].kind,
    )
  );
}
