-- Real accounts on a landlord's network: what a contributor may see, a language of one's own, a second factor,
-- sign-ins that can be seen and ended, tokens for programs, links for board members, and what was said about all of
-- that, kept for a year beside the audit of figures that stays for ever (DESIGN 9, RELIABILITY).

-- `scope` is a list such as `epci-246200364,est-LENS-4,lan-sia-habitat`; only contributors have one. `totp` is the
-- secret of the second factor, `totp_step` the last step whose code was used: no code opens twice.
ALTER TABLE accounts ADD COLUMN lang TEXT CHECK (lang IN ('fr', 'en'));
ALTER TABLE accounts ADD COLUMN scope TEXT CHECK (scope IS NULL OR (scope <> '' AND role = 'contributor'));
ALTER TABLE accounts ADD COLUMN totp BLOB CHECK (totp IS NULL OR (length(totp) >= 16 AND builtin = 0));
ALTER TABLE accounts ADD COLUMN totp_step INTEGER CHECK (totp_step IS NULL OR totp IS NOT NULL);

CREATE TABLE recovery_codes (
    account INTEGER NOT NULL REFERENCES accounts (id),
    code    BLOB NOT NULL CHECK (length(code) = 32),
    used_at TEXT,
    PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;

-- A sign-in has a number, so that its owner can see and end it without its token; `pending` while the second factor
-- is still asked for.
CREATE TABLE sign_ins (
    id         INTEGER PRIMARY KEY NOT NULL,
    token      BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    account    INTEGER NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    address    TEXT,
    agent      TEXT CHECK (length(agent) <= 300),
    pending    INTEGER NOT NULL CHECK (pending IN (0, 1))
) STRICT;
INSERT INTO sign_ins (token, account, created_at, expires_at, pending)
SELECT token, account, created_at, expires_at, 0 FROM sessions ORDER BY created_at;
DROP TABLE sessions;
ALTER TABLE sign_ins RENAME TO sessions;
CREATE INDEX sessions_by_account ON sessions (account);

-- A token is an account nobody signs in with (`builtin`): what it records bears its name. Shown once, kept hashed.
CREATE TABLE tokens (
    account    INTEGER PRIMARY KEY NOT NULL REFERENCES accounts (id),
    name       TEXT NOT NULL CHECK (name <> ''),
    token      BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT,
    revoked_at TEXT
) STRICT;

CREATE TABLE board_links (
    id         INTEGER PRIMARY KEY NOT NULL,
    token      BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
    name       TEXT NOT NULL CHECK (name <> ''),
    programme  INTEGER NOT NULL REFERENCES programmes (id),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    opened     INTEGER NOT NULL DEFAULT 0 CHECK (opened >= 0),
    opened_at  TEXT,
    revoked_at TEXT
) STRICT;

-- What concerns accounts and doors, twelve months; `author` is a login, or what was typed as one.
CREATE TABLE security (
    id      INTEGER PRIMARY KEY NOT NULL,
    at      TEXT NOT NULL,
    author  TEXT NOT NULL,
    action  TEXT NOT NULL CHECK (action <> ''),
    address TEXT,
    detail  TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX security_by_time ON security (at);
CREATE TRIGGER security_stay BEFORE UPDATE ON security
BEGIN SELECT RAISE(ABORT, 'security: append-only'); END;
CREATE TRIGGER security_remain BEFORE DELETE ON security
WHEN OLD.at > (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', max(at), '-12 months') FROM security)
BEGIN SELECT RAISE(ABORT, 'security: kept twelve months'); END;
CREATE TRIGGER security_follow BEFORE INSERT ON security WHEN EXISTS (SELECT 1 FROM security WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'security: append-only'); END;
