-- A file of any kind is undone as a whole, after which it may come again (DESIGN 8): batches hold files of
-- dwellings and of plans too, between which positions they lie, and what they must give back; a row of a
-- register that only such a file made is withdrawn, never deleted. And a batch says which history it took over.

PRAGMA legacy_alter_table = ON;
-- `before` is the draft a plan file found, and at what point, as JSON.
CREATE TABLE batches_of_all_kinds (
    id        INTEGER PRIMARY KEY NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('entries', 'estates', 'plan', 'dwellings')),
    sha256    BLOB NOT NULL CHECK (length(sha256) = 32),
    file      TEXT NOT NULL,
    author    TEXT NOT NULL,
    taken_at  TEXT NOT NULL,
    rows      INTEGER NOT NULL CHECK (rows >= 0),
    undone_at TEXT,
    history   TEXT CHECK (history <> ''),
    first     INTEGER,
    last      INTEGER CHECK (last >= first),
    before    TEXT CHECK (json_valid(before)),
    CHECK ((first IS NULL) = (last IS NULL))
) STRICT;
INSERT INTO batches_of_all_kinds (id, kind, sha256, file, author, taken_at, rows, undone_at, history, first, last)
SELECT b.id, b.kind, b.sha256, b.file, b.author, b.taken_at, b.rows, b.undone_at,
       nullif(trim(json_extract(p.settings, '$.history')), ''), p.first, p.last
FROM batches b LEFT JOIN proposals p ON p.batch = b.id;
INSERT INTO batches_of_all_kinds (id, kind, sha256, file, author, taken_at, rows, history, first, last)
SELECT (SELECT coalesce(max(id), 0) FROM batches) + row_number() OVER (ORDER BY d.taken_at, d.sha256),
       'dwellings', d.sha256, d.file, d.author, d.taken_at, d.rows,
       nullif(trim(json_extract(p.settings, '$.history')), ''), p.first, p.last
FROM dwelling_files d
LEFT JOIN proposals p ON p.kind = 'dwellings' AND p.state = 'adopted' AND p.sha256 = d.sha256 AND p.first IS NOT NULL;
DROP TABLE batches;
ALTER TABLE batches_of_all_kinds RENAME TO batches;
PRAGMA legacy_alter_table = OFF;
DROP TABLE dwelling_files;
-- The same plan may fill one draft after another.
CREATE UNIQUE INDEX batches_once ON batches (kind, sha256) WHERE undone_at IS NULL AND kind <> 'plan';
UPDATE proposals SET batch = (SELECT b.id FROM batches b WHERE b.kind = 'dwellings' AND b.sha256 = proposals.sha256)
WHERE kind = 'dwellings' AND state = 'adopted' AND first IS NOT NULL;

-- Nothing refers to what is withdrawn but the chain; its number is borne again by whoever comes next.
ALTER TABLE estates ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
ALTER TABLE dwellings ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
DROP INDEX dwellings_by_number;
DROP INDEX dwellings_by_rpls;
CREATE UNIQUE INDEX dwellings_by_number ON dwellings (landlord, number) WHERE withdrawn = 0;
CREATE UNIQUE INDEX dwellings_by_rpls ON dwellings (rpls) WHERE rpls IS NOT NULL AND withdrawn = 0;
