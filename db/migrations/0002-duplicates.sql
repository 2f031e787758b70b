-- Duplicates: the keys by which captions that may repeat one another are found, the pairs found,
-- and what people decided about them.

-- Which captions carry a key, and (through the index) which keys a caption carries.
CREATE TABLE caption_keys (
  key INTEGER NOT NULL,
  caption INTEGER NOT NULL REFERENCES captions (seq) ON DELETE CASCADE,
  PRIMARY KEY (key, caption)
) STRICT, WITHOUT ROWID;

CREATE INDEX caption_keys_of_caption ON caption_keys (caption);

CREATE TABLE pairs (
  seq INTEGER PRIMARY KEY,
  a TEXT NOT NULL REFERENCES captions (id) ON DELETE CASCADE,
  b TEXT NOT NULL REFERENCES captions (id) ON DELETE CASCADE,
  class TEXT NOT NULL,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  reason TEXT NOT NULL,
  burst INTEGER NOT NULL CHECK (burst IN (0, 1)),
  found_at TEXT NOT NULL,
  UNIQUE (a, b),
  CHECK (a < b)
) STRICT;

CREATE INDEX pairs_by_b ON pairs (b);

-- Kept apart from the pairs, which come and go as captions are typed: a decision holds for as long
-- as the pair, whenever it is found, has the class it was decided under.
CREATE TABLE pair_decisions (
  a TEXT NOT NULL REFERENCES captions (id) ON DELETE CASCADE,
  b TEXT NOT NULL REFERENCES captions (id) ON DELETE CASCADE,
  class TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('keep-both')),
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

CREATE INDEX pair_decisions_by_b ON pair_decisions (b);
