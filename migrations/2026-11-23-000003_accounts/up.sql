-- Every write names its author, who signed in with a password of their own; every act is told in a
-- sentence kept for ever; a form sent twice has one effect (DESIGN 9, RELIABILITY).

CREATE TABLE accounts (
    id         INTEGER PRIMARY KEY NOT NULL,
    login      TEXT NOT NULL UNIQUE CHECK (login <> ''),
    name       TEXT NOT NULL CHECK (name <> ''),
    role       TEXT NOT NULL CHECK (role IN ('reader', 'contributor', 'manager', 'admin')),
    password   TEXT,
    disabled   INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    builtin    INTEGER NOT NULL CHECK (builtin IN (0, 1)),
    created_at TEXT NOT NULL,
    CHECK (builtin = 0 OR password IS NULL)
) STRICT;

CREATE TABLE sessions (
    token      BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    account    INTEGER NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE one_time_links (
    token      BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    purpose    TEXT NOT NULL CHECK (purpose IN ('setup', 'invitation')),
    account    INTEGER REFERENCES accounts (id),
    expires_at TEXT NOT NULL,
    used_at    TEXT,
    CHECK ((purpose = 'setup') = (account IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
    account INTEGER NOT NULL REFERENCES accounts (id),
    key     TEXT NOT NULL CHECK (length(key) BETWEEN 8 AND 100),
    request BLOB NOT NULL CHECK (length(request) = 32),
    answer  TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id       INTEGER PRIMARY KEY NOT NULL,
    at       TEXT NOT NULL,
    author   TEXT NOT NULL,
    action   TEXT NOT NULL CHECK (action <> ''),
    position INTEGER REFERENCES events (position),
    detail   TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE TRIGGER audit_stay BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append-only'); END;
CREATE TRIGGER audit_remain BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append-only'); END;
CREATE TRIGGER audit_follow BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit: append-only'); END;
