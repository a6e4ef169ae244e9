-- Files people bring wait as proposals: kept with their bytes and their hash, looked at, mended by whoever brought them
-- and adopted by a manager; what was adopted can be undone, and the same bytes may then come again (DESIGN 8 and 9).
-- A proposal is no event: what its adoption records is.

ALTER TABLE batches ADD COLUMN undone_at TEXT;
DROP INDEX batches_once;
CREATE UNIQUE INDEX batches_once ON batches (kind, sha256) WHERE undone_at IS NULL;

-- `settings` says how the file is read and what was confirmed, as JSON; `revision` grows with each change of it.
-- `batch` is none where an adoption changed nothing that a batch holds.
CREATE TABLE proposals (
    id         INTEGER PRIMARY KEY NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('entries', 'estates', 'plan', 'dwellings')),
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
    file       TEXT NOT NULL CHECK (file <> ''),
    account    INTEGER NOT NULL REFERENCES accounts (id),
    brought_at TEXT NOT NULL,
    settings   TEXT NOT NULL,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'adopted', 'undone', 'withdrawn', 'rejected')),
    decided_by TEXT,
    decided_at TEXT,
    alone      INTEGER NOT NULL DEFAULT 0 CHECK (alone IN (0, 1)),
    batch      INTEGER REFERENCES batches (id),
    first      INTEGER,
    last       INTEGER,
    CHECK ((state = 'waiting') = (decided_by IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL))
) STRICT;

-- Apart, so that a list of proposals reads no file. A proposal that is removed keeps its line and loses its bytes.
CREATE TABLE proposal_files (
    proposal INTEGER PRIMARY KEY NOT NULL REFERENCES proposals (id),
    bytes    BLOB NOT NULL
) STRICT;
