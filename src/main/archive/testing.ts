/** Archives in temporary folders and invented captions, for this folder's tests and no other code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges, changesBetween, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import type { Archive, Clock } from '#core/ports.ts';
import type { Entry, Photo } from '#core/records.ts';
import { openArchive } from '#main/archive/open.ts';
import { systemClock } from '#main/clock.ts';

export const migrationsFolder = join(import.meta.dirname, '../../../db/migrations');
export const clock: Clock = systemClock();

/** A new folder, and a function that removes it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cutline-archive-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function openIn(folder: string): Archive {
  return openArchive({ folder, migrationsFolder, clock, patience: 200 });
}

export function addBatch(archive: Archive, name = 'Harbour'): string {
  const id = clock.newId();
  archive.addBatch({ id, name, createdAt: clock.now() });
  return id;
}

export function photoCalled(fileName: string, facts: Partial<Photo> = {}): Photo {
  const id = clock.newId();
  return {
    id,
    path: `/pictures/${fileName}`,
    fileName,
    copied: false,
    hash: `hash of ${id}`,
    imageHash: '',
    likeness: '',
    bytes: 1_000,
    mediaType: 'image/jpeg',
    width: 600,
    height: 400,
    capturedAt: '2026-11-12T09:41:22+01:00',
    latitude: 53.54,
    longitude: null,
    camera: 'Vela 3 · ISO 400',
    warnings: ['The metadata block is cut off.'],
    ...facts,
  };
}

/** Adds an entry and returns its id. */
export function addCaption(
  archive: Archive,
  batch: string,
  fields: FieldChanges = {},
  facts: Partial<Omit<Entry, 'fields' | 'batch'>> & { fileName?: string } = {},
): string {
  const { fileName, ...rest } = facts;
  const id = clock.newId();
  const entry = {
    id,
    batch,
    photo: fileName === undefined ? null : photoCalled(fileName),
    fields: applyChanges(emptyCaption, fields),
    decision: 'working',
    status: 'draft',
    rating: 0,
    occurrences: 1,
    errors: 0,
    warnings: 0,
    changedAt: clock.now(),
    ...rest,
  } as const;
  archive.addEntry(entry, 'import', 'Mara Lindqvist');
  return entry.id;
}

/** Saves an edit the way the core does. */
export function edit(archive: Archive, id: string, changes: FieldChanges, facts: Partial<Entry> = {}): Entry {
  const entry = archive.entry(id);
  if (!entry) throw new Error('no such caption');
  const fields = applyChanges(entry.fields, changes);
  return archive.save({
    ...entry,
    ...facts,
    fields,
    changes: changesBetween(entry.fields, fields),
    why: 'typed',
    at: clock.now(),
    who: 'Mara Lindqvist',
  });
}
