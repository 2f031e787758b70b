-- Which program is at an import, so that another one on the same archive can watch it instead of
-- calling it stopped: its machine, process number and start, and when it last said so (milliseconds
-- since 1970). Empty while nobody is. An import begun before this reads as nobody's.

ALTER TABLE jobs ADD COLUMN runner TEXT CHECK (runner IS NULL OR json_type(runner) = 'object');
