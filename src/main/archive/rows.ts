/**
 * How rows become records and records become rows, for the tables that several files read. A
 * column is named here and in the migrations, nowhere else. Used by captions.ts, photos in entries
 * and find.ts.
 */
import { join } from 'node:path';
import {
  type CaptionFields,
  type Decision,
  emptyCaption,
  type Status,
  statuses,
} from '#core/caption/caption.ts';
import { fields as registry } from '#core/caption/fields.ts';
import type { Entry, Photo } from '#core/records.ts';
import { fileOrder, fileStem, textOrder } from '#main/archive/fold.ts';

/** A row of photos. */
export interface PhotoRow {
  readonly id: string;
  readonly path: string;
  readonly file_name: string;
  readonly copied: number;
  readonly hash: string;
  readonly image_hash: string;
  readonly likeness: string;
  readonly bytes: number;
  readonly media_type: string;
  readonly width: number;
  readonly height: number;
  readonly captured_at: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly camera: string;
  readonly warnings: string;
}

/** A row of captions with the id of its batch. */
export interface CaptionRow {
  readonly seq: number;
  readonly id: string;
  readonly batch: string;
  readonly photo: string | null;
  readonly decision: Decision;
  readonly status: Status;
  readonly rating: number;
  readonly occurrences: number;
  readonly errors: number;
  readonly warnings: number;
  readonly duplicates: number;
  readonly revision: number;
  readonly changed_at: string;
  readonly file_name: string;
  readonly file_stem: string;
  readonly fields: string;
}

/** The columns of a CaptionRow; the caption is c and its batch b. */
export const captionColumns = `
  c.seq, c.id, b.id AS batch, c.photo, c.decision, c.status, c.rating, c.occurrences, c.errors, c.warnings,
  c.duplicates, c.revision, c.changed_at, c.file_name, c.file_stem, c.fields`;

/** @param folder the archive's folder as it is named today */
export function photoOf(row: PhotoRow, folder: string): Photo {
  const warnings: string[] = JSON.parse(row.warnings);
  return {
    id: row.id,
    path: originalPath(row, folder),
    fileName: row.file_name,
    copied: row.copied === 1,
    hash: row.hash,
    imageHash: row.image_hash,
    likeness: row.likeness,
    bytes: row.bytes,
    mediaType: row.media_type,
    width: row.width,
    height: row.height,
    capturedAt: row.captured_at,
    latitude: row.latitude,
    longitude: row.longitude,
    camera: row.camera,
    warnings,
  };
}

/** Where an original is now. @param folder the archive's folder as it is named today */
export function originalPath({ path, copied }: Pick<PhotoRow, 'path' | 'copied'>, folder: string): string {
  return copied === 1 ? copiedPath(path, folder) : path;
}

/**
 * Where a copied original is now: an archive folder that was moved took its copies with it.
 * @param path as it was when the copy was made, ending in originals/ab/<hash>/<name>
 */
function copiedPath(path: string, folder: string): string {
  const inside = path.split(/[/\\]/).slice(-4);
  return inside[0] === 'originals' ? join(folder, ...inside) : path;
}

/** The named parameters that insert a photo. */
export function photoRow(photo: Photo): PhotoRow {
  return {
    id: photo.id,
    path: photo.path,
    file_name: photo.fileName,
    copied: photo.copied ? 1 : 0,
    hash: photo.hash,
    image_hash: photo.imageHash,
    likeness: photo.likeness,
    bytes: photo.bytes,
    media_type: photo.mediaType,
    width: photo.width,
    height: photo.height,
    captured_at: photo.capturedAt,
    latitude: photo.latitude,
    longitude: photo.longitude,
    camera: photo.camera,
    warnings: JSON.stringify(photo.warnings),
  };
}

export function entryOf(row: CaptionRow, photo: Photo | null): Entry {
  return {
    id: row.id,
    batch: row.batch,
    photo,
    fields: readFields(row.fields),
    decision: row.decision,
    status: row.status,
    rating: row.rating,
    occurrences: row.occurrences,
    errors: row.errors,
    warnings: row.warnings,
    duplicates: row.duplicates,
    revision: row.revision,
    changedAt: row.changed_at,
  };
}

/** The record of a JSON object of filled-in fields. */
export function readFields(json: string): CaptionFields {
  const filled: Partial<CaptionFields> = JSON.parse(json);
  return { ...emptyCaption, ...filled };
}

/** The JSON object of the fields that are filled in, in registry order. */
export function writeFields(fields: CaptionFields): string {
  return JSON.stringify(
    Object.fromEntries(
      registry.map(({ id }) => [id, fields[id]] as const).filter(([, value]) => value.length > 0),
    ),
  );
}

/** The columns that hold where a caption stands. */
export function statusColumns(status: Status): { status: Status; status_order: number } {
  return { status, status_order: statuses.indexOf(status) };
}

/** The columns that follow from a caption's fields. */
export function fieldColumns(fields: CaptionFields): {
  fields: string;
  caption_order: string;
  byline_order: string;
} {
  return {
    fields: writeFields(fields),
    caption_order: textOrder(fields.caption),
    byline_order: textOrder(fields.byline),
  };
}

/** The columns that follow from the photo, or its absence. */
export function fileColumns(photo: Photo | null): {
  file_name: string;
  file_stem: string;
  file_order: string;
  captured_at: string;
} {
  const name = photo?.fileName ?? '';
  return {
    file_name: name,
    file_stem: fileStem(name),
    file_order: fileOrder(name),
    captured_at: photo?.capturedAt ?? '',
  };
}
