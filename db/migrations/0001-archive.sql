-- The archive: batches, photos, their captions, the log of every change, and what was imported.
--
-- A caption's fields are kept as one JSON object that holds the fields filled in. A new field is
-- then one entry in core/caption/fields.ts and no migration, and a record from before it reads as
-- not filled in. What lists show is generated from that object and stored, so a page of a list
-- parses no JSON and can never disagree with the record. Sort keys (…_order) are written by
-- src/main/archive, because SQLite cannot fold accents.

CREATE TABLE batches (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX batches_by_name ON batches (name);

-- Facts of the original files. The originals themselves are never changed.
CREATE TABLE photos (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  file_name TEXT NOT NULL,
  copied INTEGER NOT NULL CHECK (copied IN (0, 1)),
  hash TEXT NOT NULL UNIQUE,
  image_hash TEXT NOT NULL,
  likeness TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  captured_at TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  camera TEXT NOT NULL,
  warnings TEXT NOT NULL CHECK (json_type(warnings) = 'array')
) STRICT;

-- One row per caption; photo is empty for a caption read from a document and not yet attached.
-- file_name and captured_at repeat the photo's, which never change, so that one index can sort by them.
CREATE TABLE captions (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch INTEGER NOT NULL REFERENCES batches (seq),
  photo TEXT UNIQUE REFERENCES photos (id),
  decision TEXT NOT NULL CHECK (decision IN ('working', 'ready', 'sent', 'killed')),
  status TEXT NOT NULL CHECK (status IN ('uncaptioned', 'draft', 'flagged', 'ready', 'sent', 'killed')),
  rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 5),
  occurrences INTEGER NOT NULL CHECK (occurrences >= 0),
  errors INTEGER NOT NULL CHECK (errors >= 0),
  warnings INTEGER NOT NULL CHECK (warnings >= 0),
  duplicates INTEGER NOT NULL DEFAULT 0 CHECK (duplicates >= 0),
  revision INTEGER NOT NULL DEFAULT 1,
  changed_at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_stem TEXT NOT NULL,
  file_order TEXT NOT NULL,
  captured_at TEXT NOT NULL,
  caption_order TEXT NOT NULL,
  byline_order TEXT NOT NULL,
  -- Subtle: a plain column although it follows from status, because SQLite reads the whole row for a
  -- generated one, even where an index holds it.
  status_order INTEGER NOT NULL CHECK (
    status_order = CASE status
      WHEN 'uncaptioned' THEN 0
      WHEN 'draft' THEN 1
      WHEN 'flagged' THEN 2
      WHEN 'ready' THEN 3
      WHEN 'sent' THEN 4
      WHEN 'killed' THEN 5
    END
  ),
  headline TEXT NOT NULL GENERATED ALWAYS AS (coalesce(fields ->> 'headline', '')) STORED,
  excerpt TEXT NOT NULL GENERATED ALWAYS AS (substr(coalesce(fields ->> 'caption', ''), 1, 160)) STORED,
  credit TEXT NOT NULL GENERATED ALWAYS AS (coalesce(fields ->> 'credit', '')) STORED,
  byline TEXT NOT NULL GENERATED ALWAYS AS (coalesce(fields ->> 'byline', '')) STORED,
  date_created TEXT NOT NULL GENERATED ALWAYS AS (coalesce(fields ->> 'dateCreated', '')) STORED,
  city TEXT NOT NULL GENERATED ALWAYS AS (coalesce(fields ->> 'city', '')) STORED,
  fields TEXT NOT NULL CHECK (json_type(fields) = 'object')
) STRICT;

-- One index per order of the list, within a batch and over the whole archive. Each carries the
-- status and the tie-breaker, so paging and filtering stay inside the index.
CREATE INDEX captions_of_batch_by_added ON captions (batch, seq, status_order);
CREATE INDEX captions_of_batch_by_captured ON captions (batch, captured_at, seq, status_order);
CREATE INDEX captions_of_batch_by_file ON captions (batch, file_order, seq, status_order);
CREATE INDEX captions_of_batch_by_status ON captions (batch, status_order, seq);
CREATE INDEX captions_of_batch_by_caption ON captions (batch, caption_order, seq, status_order);
CREATE INDEX captions_of_batch_by_byline ON captions (batch, byline_order, seq, status_order);
CREATE INDEX captions_by_added ON captions (seq, status_order, batch, id);
CREATE INDEX captions_by_captured ON captions (captured_at, seq, status_order, batch);
CREATE INDEX captions_by_file ON captions (file_order, seq, status_order, batch);
CREATE INDEX captions_by_status ON captions (status_order, seq, batch);
CREATE INDEX captions_by_caption ON captions (caption_order, seq, status_order, batch);
CREATE INDEX captions_by_byline ON captions (byline_order, seq, status_order, batch);
CREATE INDEX captions_of_batch_by_stem ON captions (batch, file_stem);

-- How many captions of each status a batch holds, kept right by the triggers below.
CREATE TABLE batch_counts (
  batch INTEGER NOT NULL REFERENCES batches (seq),
  status TEXT NOT NULL,
  captions INTEGER NOT NULL CHECK (captions >= 0),
  PRIMARY KEY (batch, status)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER captions_counted_when_added AFTER INSERT ON captions BEGIN
  INSERT INTO batch_counts (batch, status, captions) VALUES (new.batch, new.status, 1)
    ON CONFLICT (batch, status) DO UPDATE SET captions = captions + 1;
END;

CREATE TRIGGER captions_counted_when_moved AFTER UPDATE OF batch, status ON captions
WHEN old.batch <> new.batch OR old.status <> new.status BEGIN
  UPDATE batch_counts SET captions = captions - 1 WHERE batch = old.batch AND status = old.status;
  INSERT INTO batch_counts (batch, status, captions) VALUES (new.batch, new.status, 1)
    ON CONFLICT (batch, status) DO UPDATE SET captions = captions + 1;
END;

CREATE TRIGGER captions_counted_when_removed AFTER DELETE ON captions BEGIN
  UPDATE batch_counts SET captions = captions - 1 WHERE batch = old.batch AND status = old.status;
END;

-- Who changed what, when, from what to what; values are JSON texts or lists. No foreign key: the
-- log outlives the caption. UUIDv7 ids sort by time, so the key is also the reading order.
CREATE TABLE revisions (
  caption TEXT NOT NULL,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  PRIMARY KEY (caption, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER revisions_are_never_changed BEFORE UPDATE ON revisions BEGIN
  SELECT raise(ABORT, 'The revision log is append-only: a revision cannot be changed.');
END;

CREATE TRIGGER revisions_are_never_removed BEFORE DELETE ON revisions BEGIN
  SELECT raise(ABORT, 'The revision log is append-only: a revision cannot be removed.');
END;

-- Subtle: INSERT OR REPLACE would remove a row without firing the trigger above.
CREATE TRIGGER revisions_are_never_replaced BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE caption = new.caption AND id = new.id) BEGIN
  SELECT raise(ABORT, 'The revision log is append-only: a revision cannot be replaced.');
END;

CREATE TABLE documents (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch INTEGER NOT NULL REFERENCES batches (seq),
  name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_type(reading) = 'object')
) STRICT;

CREATE INDEX documents_of_batch ON documents (batch, seq);

-- Imports, kept until done so that a crash can be resumed. The paths are written once; next_place
-- is the first one not yet dealt with.
CREATE TABLE jobs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  batch TEXT NOT NULL,
  copy INTEGER NOT NULL CHECK (copy IN (0, 1)),
  started_at TEXT NOT NULL,
  next_place INTEGER NOT NULL,
  report TEXT NOT NULL CHECK (json_type(report) = 'object')
) STRICT;

CREATE TABLE job_paths (
  job INTEGER NOT NULL REFERENCES jobs (seq) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (job, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE houses (
  id TEXT PRIMARY KEY,
  house TEXT NOT NULL CHECK (json_type(house) = 'object')
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
