/**
 * One caption record at a time: reading it, adding it, and every change to it with its lines in the
 * revision log and its terms, in one transaction. Part of the archive; see archive.ts. Lists are in
 * find.ts.
 */
import type { Database } from 'better-sqlite3';
import { changesBetween, emptyCaption } from '#core/caption/caption.ts';
import type { Archive } from '#core/ports.ts';
import type { Entry, Photo } from '#core/records.ts';
import { fileStem, plainFileName } from '#main/archive/fold.ts';
import type { RevisionLog } from '#main/archive/revisions.ts';
import {
  type CaptionRow,
  captionColumns,
  entryOf,
  fieldColumns,
  fileColumns,
  originalPath,
  type PhotoRow,
  photoOf,
  photoRow,
  readFields,
  statusColumns,
} from '#main/archive/rows.ts';
import type { TermBook } from '#main/archive/terms.ts';

type Captions = Pick<
  Archive,
  | 'entry'
  | 'entryOfPhoto'
  | 'photo'
  | 'photoByHash'
  | 'photoCount'
  | 'photoPaths'
  | 'entriesByFileName'
  | 'addEntry'
  | 'save'
  | 'setStatus'
  | 'setChecks'
  | 'setDecision'
  | 'logReason'
  | 'setRating'
  | 'removeEntry'
  | 'restoreEntry'
  | 'addOccurrences'
>;

/** @param folder the archive's folder, where copied originals lie */
export function captionsOn(db: Database, folder: string, log: RevisionLog, terms: TermBook): Captions {
  const select = `SELECT ${captionColumns} FROM captions AS c JOIN batches AS b ON b.seq = c.batch`;
  const byId = db.prepare<{ id: string }, CaptionRow>(`${select} WHERE c.id = :id`);
  const byPhoto = db.prepare<{ photo: string }, CaptionRow>(`${select} WHERE c.photo = :photo`);
  const byStem = db.prepare<{ batch: string; full: string; stem: string }, CaptionRow>(`${select}
    WHERE c.batch = (SELECT seq FROM batches WHERE id = :batch) AND c.file_stem IN (:full, :stem)
    ORDER BY c.seq`);
  const photoById = db.prepare<{ id: string }, PhotoRow>('SELECT * FROM photos WHERE id = :id');
  const photoWithHash = db.prepare<{ hash: string }, PhotoRow>('SELECT * FROM photos WHERE hash = :hash');
  const photoCount = db.prepare<[], number>('SELECT count(*) FROM photos').pluck();
  const photoPaths = db.prepare<
    { after: number; limit: number },
    Pick<PhotoRow, 'path' | 'copied'> & { seq: number }
  >('SELECT seq, path, copied FROM photos WHERE seq > :after ORDER BY seq LIMIT :limit');
  const addPhoto = db.prepare<PhotoRow>(`
    INSERT INTO photos (id, path, file_name, copied, hash, image_hash, likeness, bytes, media_type, width, height,
      captured_at, latitude, longitude, camera, warnings)
    VALUES (:id, :path, :file_name, :copied, :hash, :image_hash, :likeness, :bytes, :media_type, :width, :height,
      :captured_at, :latitude, :longitude, :camera, :warnings)`);
  const add = db.prepare(`
    INSERT INTO captions (id, batch, photo, decision, status, status_order, rating, occurrences, errors, warnings, revision, changed_at,
      file_name, file_stem, file_order, captured_at, caption_order, byline_order, fields)
    VALUES (:id, (SELECT seq FROM batches WHERE id = :batch), :photo, :decision, :status, :status_order, :rating, :occurrences,
      :errors, :warnings, :revision, :changedAt, :file_name, :file_stem, :file_order, :captured_at, :caption_order,
      :byline_order, :fields)`);
  const save = db.prepare(`
    UPDATE captions SET decision = :decision, status = :status, status_order = :status_order, errors = :errors, warnings = :warnings,
      changed_at = :at, revision = revision + 1, fields = :fields, caption_order = :caption_order,
      byline_order = :byline_order
    WHERE seq = :seq`);
  const decide = db.prepare(`
    UPDATE captions SET decision = :decision, status = :status, status_order = :status_order, changed_at = :at, revision = revision + 1
    WHERE seq = :seq`);
  const setStatus = db.prepare(
    'UPDATE captions SET status = :status, status_order = :status_order WHERE seq = :seq',
  );
  const setChecks = db.prepare(`
    UPDATE captions SET errors = :errors, warnings = :warnings, status = :status, status_order = :status_order
    WHERE seq = :seq`);
  const rate = db.prepare('UPDATE captions SET rating = :rating, revision = revision + 1 WHERE seq = :seq');
  const addOccurrences = db.prepare(
    'UPDATE captions SET occurrences = occurrences + :more, revision = revision + 1 WHERE seq = :seq',
  );
  const remove = db.prepare('DELETE FROM captions WHERE seq = :seq');

  const photo = (id: string): Photo | null => {
    const row = photoById.get({ id });
    return row ? photoOf(row, folder) : null;
  };
  const entryFrom = (row: CaptionRow): Entry => entryOf(row, row.photo === null ? null : photo(row.photo));
  const rowOf = (id: string): CaptionRow => {
    const row = byId.get({ id });
    if (!row) throw new Error(`No caption has the id ${id}.`);
    return row;
  };
  const entry = (id: string): Entry | null => {
    const row = byId.get({ id });
    return row ? entryFrom(row) : null;
  };

  const insert = (added: Omit<Entry, 'duplicates'>): void => {
    add.run({
      id: added.id,
      batch: added.batch,
      photo: added.photo?.id ?? null,
      decision: added.decision,
      ...statusColumns(added.status),
      rating: added.rating,
      occurrences: added.occurrences,
      errors: added.errors,
      warnings: added.warnings,
      revision: added.revision,
      changedAt: added.changedAt,
      ...fileColumns(added.photo),
      ...fieldColumns(added.fields),
    });
    terms.count(emptyCaption, added.fields);
  };

  return {
    entry,
    entryOfPhoto(id) {
      const row = byPhoto.get({ photo: id });
      return row ? entryFrom(row) : null;
    },
    photo,
    photoByHash(hash) {
      const row = photoWithHash.get({ hash });
      return row ? photoOf(row, folder) : null;
    },

    photoCount: () => photoCount.get() ?? 0,
    photoPaths: (after, limit) =>
      photoPaths.all({ after, limit }).map((row) => ({ place: row.seq, path: originalPath(row, folder) })),

    entriesByFileName(batch, fileName) {
      const full = plainFileName(fileName);
      if (full === '') return [];
      return byStem
        .all({ batch, full, stem: fileStem(fileName) })
        .filter((row) => plainFileName(row.file_name) === full || row.file_stem === full)
        .map(entryFrom);
    },

    addEntry(added, why, who) {
      const { id, changedAt: at } = added;
      if (added.photo) {
        if (photoWithHash.get({ hash: added.photo.hash }))
          throw new Error(`${added.photo.fileName} is in the archive already.`);
        addPhoto.run(photoRow(added.photo));
      }
      insert({ ...added, revision: 1 });
      for (const change of changesBetween(emptyCaption, added.fields))
        log.append({ caption: id, at, who, why, ...change });
    },

    save(change) {
      const { id, at, who, why, decision, status, errors, warnings, fields } = change;
      const row = rowOf(id);
      save.run({
        seq: row.seq,
        decision,
        ...statusColumns(status),
        errors,
        warnings,
        at,
        ...fieldColumns(fields),
      });
      for (const { field, before, after } of change.changes)
        log.append({ caption: id, at, who, why, field, before, after });
      if (row.decision !== decision) {
        log.append({ caption: id, at, who, why, field: 'decision', before: row.decision, after: decision });
      }
      terms.count(readFields(row.fields), fields);
      return entryFrom(rowOf(id));
    },

    setStatus(id, status) {
      setStatus.run({ seq: rowOf(id).seq, ...statusColumns(status) });
    },

    setChecks(id, errors, warnings, status) {
      setChecks.run({ seq: rowOf(id).seq, errors, warnings, ...statusColumns(status) });
    },

    // Every call is a line in the log, even one that changes nothing: sending a picture a second
    // time, with its reason, is something that happened.
    setDecision(id, decision, status, why, who, at) {
      const row = rowOf(id);
      decide.run({ seq: row.seq, decision, ...statusColumns(status), at });
      log.append({ caption: id, at, who, why, field: 'decision', before: row.decision, after: decision });
    },

    logReason(id, why, who, at) {
      log.append({ caption: rowOf(id).id, at, who, why, field: 'export', before: '', after: '' });
    },

    setRating(id, rating) {
      rate.run({ seq: rowOf(id).seq, rating });
    },

    removeEntry(id) {
      const row = rowOf(id);
      if (row.photo !== null)
        throw new Error(`The caption of ${row.file_name} cannot be removed: it has a photo.`);
      terms.count(readFields(row.fields), emptyCaption);
      remove.run({ seq: row.seq });
    },

    // Subtle: one revision on, because what is kept of the removed one elsewhere must count as old.
    restoreEntry(entry) {
      insert({ ...entry, photo: null, revision: entry.revision + 1 });
    },

    addOccurrences(id, more) {
      addOccurrences.run({ seq: rowOf(id).seq, more });
    },
  };
}
