-- The outbox: where captions are sent, the versions that were sent, and each version's way to each
-- destination. Nothing here hangs on a caption's row: what was sent outlives the caption.

-- A destination's settings as one JSON record without secrets. After a trouble that concerns the
-- whole destination it rests until a moment (milliseconds since 1970). One that was removed stays,
-- so that the history can name it.
CREATE TABLE destinations (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  rest_until INTEGER NOT NULL DEFAULT 0,
  trouble TEXT CHECK (trouble IS NULL OR json_type(trouble) = 'object'),
  record TEXT NOT NULL CHECK (json_type(record) = 'object')
) STRICT;

-- What each version of an item said. Append-only, like the revision log.
CREATE TABLE item_versions (
  caption TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('new', 'update', 'correction', 'kill')),
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_type(fields) = 'object'),
  PRIMARY KEY (caption, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER item_versions_are_never_changed BEFORE UPDATE ON item_versions BEGIN
  SELECT raise(ABORT, 'The versions of an item are append-only: a version cannot be changed.');
END;

CREATE TRIGGER item_versions_are_never_removed BEFORE DELETE ON item_versions BEGIN
  SELECT raise(ABORT, 'The versions of an item are append-only: a version cannot be removed.');
END;

-- Subtle: INSERT OR REPLACE would remove a row without firing the trigger above.
CREATE TRIGGER item_versions_are_never_replaced BEFORE INSERT ON item_versions
WHEN EXISTS (SELECT 1 FROM item_versions WHERE caption = new.caption AND version = new.version) BEGIN
  SELECT raise(ABORT, 'The versions of an item are append-only: a version cannot be replaced.');
END;

-- One version of one item on its way to one destination. Lower places go first. next_try is in
-- milliseconds since 1970, 0 for at once, the embargo's end while it is held. naming: the files are
-- over there, and their names may have been given. stem: the files' name without endings, once they have
-- one. delivery: what the files as they were made are known by over there; other files have another one.
CREATE TABLE sends (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  caption TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'update', 'correction', 'kill')),
  destination TEXT NOT NULL REFERENCES destinations (id),
  file_name TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (
    state IN ('held', 'waiting', 'sending', 'placing', 'paused', 'stopped', 'delivered', 'cancelled')
  ),
  place REAL NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_try INTEGER NOT NULL DEFAULT 0,
  embargo TEXT NOT NULL,
  naming INTEGER NOT NULL DEFAULT 0 CHECK (naming IN (0, 1)),
  stem TEXT NOT NULL DEFAULT '',
  delivery TEXT NOT NULL DEFAULT '',
  sequence INTEGER,
  bytes_sent INTEGER NOT NULL DEFAULT 0,
  bytes_total INTEGER NOT NULL DEFAULT 0,
  queued_at TEXT NOT NULL,
  who TEXT NOT NULL,
  problem TEXT CHECK (problem IS NULL OR json_type(problem) = 'object'),
  receipt TEXT CHECK (receipt IS NULL OR json_type(receipt) = 'object'),
  -- When it was delivered or cancelled, milliseconds since 1970; 0 while it is neither.
  ended INTEGER NOT NULL DEFAULT 0,
  ended_or_not INTEGER NOT NULL GENERATED ALWAYS AS (ended <> 0) STORED,
  -- What is to go in the order of going, then what went, the latest first.
  list_order REAL NOT NULL GENERATED ALWAYS AS (CASE ended WHEN 0 THEN place ELSE - ended END) STORED,
  CHECK ((state IN ('delivered', 'cancelled')) = (ended <> 0)),
  FOREIGN KEY (caption, version) REFERENCES item_versions (caption, version)
) STRICT;

-- No version goes to one destination twice, whoever asks at the same moment.
CREATE UNIQUE INDEX sends_go_once ON sends (caption, destination, version) WHERE state <> 'cancelled';
CREATE INDEX sends_of_caption ON sends (caption, version);
CREATE INDEX sends_in_order ON sends (ended_or_not, list_order, seq, state, destination);
CREATE INDEX sends_of_destination_in_order ON sends (destination, ended_or_not, list_order, seq, state);
CREATE INDEX sends_by_turn ON sends (destination, state, place, seq, next_try);
CREATE INDEX sends_by_time ON sends (state, next_try);
CREATE INDEX sends_by_place ON sends (place);
-- Names on far sides may not differ in case alone.
CREATE INDEX sends_by_stem ON sends (destination, stem COLLATE NOCASE);

-- How many sends of each state a destination has, kept right by the triggers below.
CREATE TABLE send_counts (
  destination TEXT NOT NULL,
  state TEXT NOT NULL,
  sends INTEGER NOT NULL CHECK (sends >= 0),
  PRIMARY KEY (destination, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER sends_counted_when_added AFTER INSERT ON sends BEGIN
  INSERT INTO send_counts (destination, state, sends) VALUES (new.destination, new.state, 1)
    ON CONFLICT (destination, state) DO UPDATE SET sends = sends + 1;
END;

CREATE TRIGGER sends_counted_when_changed AFTER UPDATE OF state ON sends WHEN old.state <> new.state BEGIN
  UPDATE send_counts SET sends = sends - 1 WHERE destination = old.destination AND state = old.state;
  INSERT INTO send_counts (destination, state, sends) VALUES (new.destination, new.state, 1)
    ON CONFLICT (destination, state) DO UPDATE SET sends = sends + 1;
END;

CREATE TRIGGER sends_are_never_removed BEFORE DELETE ON sends BEGIN
  SELECT raise(ABORT, 'What was queued stays in the history: a send cannot be removed.');
END;

-- The last message number of each service; 1 to 9999, then again from 1.
CREATE TABLE service_sequences (
  service TEXT PRIMARY KEY,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999)
) STRICT, WITHOUT ROWID;

-- One row: whether the editor paused everything, and which program sends; see jobs.runner.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY CHECK (seq = 1),
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  runner TEXT CHECK (runner IS NULL OR json_type(runner) = 'object')
) STRICT;

INSERT INTO outbox (seq, paused, runner) VALUES (1, 0, NULL);
