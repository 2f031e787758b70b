-- Search and the terms the archive knows. fold() and name_pieces() are functions of Cutline's own
-- connections (src/main/archive/connection.ts): any other program can read these tables, and
-- cannot put them out of step by writing captions.

-- No text is kept here, only the index: the words live in captions.fields.
CREATE VIRTUAL TABLE caption_search USING fts5 (
  headline, caption, people, keywords, city, country, byline, file_name,
  content = '',
  contentless_delete = 1,
  prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER captions_searchable_when_added AFTER INSERT ON captions BEGIN
  INSERT INTO caption_search (rowid, headline, caption, people, keywords, city, country, byline, file_name)
  VALUES (
    new.seq, fold(new.headline), fold(new.fields ->> 'caption'), fold(new.fields ->> 'people'),
    fold(new.fields ->> 'keywords'), fold(new.city), fold(new.fields ->> 'country'), fold(new.byline),
    fold(new.file_name)
  );
END;

CREATE TRIGGER captions_searchable_when_changed AFTER UPDATE OF fields ON captions
WHEN old.fields <> new.fields BEGIN
  DELETE FROM caption_search WHERE rowid = old.seq;
  INSERT INTO caption_search (rowid, headline, caption, people, keywords, city, country, byline, file_name)
  VALUES (
    new.seq, fold(new.headline), fold(new.fields ->> 'caption'), fold(new.fields ->> 'people'),
    fold(new.fields ->> 'keywords'), fold(new.city), fold(new.fields ->> 'country'), fold(new.byline),
    fold(new.file_name)
  );
END;

CREATE TRIGGER captions_unsearchable_when_removed AFTER DELETE ON captions BEGIN
  DELETE FROM caption_search WHERE rowid = old.seq;
END;

INSERT INTO caption_search (rowid, headline, caption, people, keywords, city, country, byline, file_name)
SELECT
  seq, fold(headline), fold(fields ->> 'caption'), fold(fields ->> 'people'), fold(fields ->> 'keywords'),
  fold(city), fold(fields ->> 'country'), fold(byline), fold(file_name)
FROM captions;

-- Every term that stands in a field worth completing, and in how many captions.
CREATE TABLE terms (
  seq INTEGER PRIMARY KEY,
  field TEXT NOT NULL,
  term TEXT NOT NULL,
  folded TEXT NOT NULL,
  uses INTEGER NOT NULL,
  UNIQUE (field, term)
) STRICT;

CREATE INDEX terms_by_prefix ON terms (field, folded, uses, term);
CREATE INDEX terms_by_uses ON terms (field, uses DESC, term);

-- Thirds of people's names: a name misspelt in two places still has one third intact, so these
-- find it without comparing it with everyone.
CREATE TABLE name_pieces (
  piece TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES terms (seq) ON DELETE CASCADE,
  PRIMARY KEY (piece, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_pieces_of_person ON name_pieces (person);

CREATE TRIGGER people_findable_when_added AFTER INSERT ON terms WHEN new.field = 'people' BEGIN
  INSERT INTO name_pieces (piece, person)
  SELECT value, new.seq FROM json_each(name_pieces(new.term));
END;

INSERT INTO terms (field, term, folded, uses)
SELECT field.key, term.value, fold(term.value), count(*)
FROM captions
  CROSS JOIN json_each(captions.fields) AS field
  CROSS JOIN json_each(iif(field.type = 'array', field.value, json_array(field.value))) AS term
WHERE field.key IN (
    'people', 'keywords', 'supplementalCategories', 'byline', 'bylineTitle', 'captionWriter', 'credit', 'source',
    'copyright', 'sublocation', 'city', 'state', 'country', 'countryCode', 'event', 'slug', 'category'
  )
  AND trim(term.value) <> ''
GROUP BY field.key, term.value;
