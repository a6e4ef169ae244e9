-- Corons answers with its proof: one chain of events that nothing can rewrite, the registers that the
-- events describe, and the entries and plans that figures are made from (DESIGN 2 and 3).

-- What this database is about: whether its data are fictional, which programme opens first.
CREATE TABLE about (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- The chain. `hash` is the SHA-256 of the canonical text of the event, which begins with `previous`.
-- `body` is NULL for entries, reversals and statements: their row in `entries` or `statements` is the body.
CREATE TABLE events (
    position    INTEGER PRIMARY KEY NOT NULL CHECK (position >= 1),
    kind        TEXT NOT NULL CHECK (kind IN (
                    'reference', 'landlord', 'estate', 'operation', 'programme', 'membership',
                    'plan', 'entry', 'reversal', 'statement', 'defect', 'cure', 'naming',
                    'closing', 'reopening', 'edition')),
    recorded_at TEXT NOT NULL CHECK (recorded_at GLOB
                    '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on)),
    author      TEXT NOT NULL CHECK (author <> ''),
    subject     INTEGER,
    body        TEXT CHECK ((body IS NULL) = (kind IN ('entry', 'reversal', 'statement'))),
    previous    BLOB NOT NULL CHECK (length(previous) = 32),
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX events_by_subject ON events (kind, subject, position);
CREATE INDEX events_by_day ON events (recorded_on, position);

CREATE TRIGGER events_follow BEFORE INSERT ON events
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events)
  OR NEW.previous IS NOT coalesce((SELECT hash FROM events ORDER BY position DESC LIMIT 1), zeroblob(32))
  OR NEW.recorded_at < coalesce((SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'events: an event follows the head of the chain'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events: append-only'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events: append-only'); END;

-- Territory. Codes are text; membership of a commune in an EPCI is dated.
CREATE TABLE departments (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE epcis (
    siren     TEXT PRIMARY KEY NOT NULL CHECK (length(siren) = 9),
    name      TEXT NOT NULL CHECK (name <> ''),
    signatory INTEGER NOT NULL CHECK (signatory IN (0, 1)),
    position  INTEGER NOT NULL REFERENCES events (position)
) STRICT;

CREATE TABLE communes (
    insee      TEXT PRIMARY KEY NOT NULL CHECK (length(insee) = 5),
    name       TEXT NOT NULL CHECK (name <> ''),
    department TEXT NOT NULL REFERENCES departments (code),
    population INTEGER CHECK (population >= 0),
    until      TEXT CHECK (until IS date(until)),
    position   INTEGER NOT NULL REFERENCES events (position)
) STRICT;

CREATE TABLE memberships (
    id       INTEGER PRIMARY KEY NOT NULL,
    commune  TEXT NOT NULL REFERENCES communes (insee),
    epci     TEXT NOT NULL REFERENCES epcis (siren),
    from_day TEXT CHECK (from_day IS date(from_day)),
    to_day   TEXT CHECK (to_day IS date(to_day)),
    position INTEGER NOT NULL REFERENCES events (position)
) STRICT;
CREATE INDEX memberships_by_commune ON memberships (commune);

-- Registers. A row is the latest state; each earlier state stands in the chain as the body of an event.
CREATE TABLE landlords (
    id       INTEGER PRIMARY KEY NOT NULL,
    code     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
    position INTEGER NOT NULL REFERENCES events (position)
) STRICT;

CREATE TABLE estates (
    id             INTEGER PRIMARY KEY NOT NULL,
    code           TEXT NOT NULL UNIQUE,
    former_codes   TEXT NOT NULL CHECK (json_valid(former_codes)),
    name           TEXT NOT NULL CHECK (name <> ''),
    commune        TEXT REFERENCES communes (insee),
    other_communes TEXT NOT NULL CHECK (json_valid(other_communes)),
    landlords      TEXT NOT NULL CHECK (json_valid(landlords)),
    dwellings      INTEGER CHECK (dwellings > 0),
    dwellings_on   TEXT CHECK (dwellings_on IS date(dwellings_on)),
    source         TEXT,
    heritage       INTEGER CHECK (heritage IN (0, 1)),
    priority       INTEGER CHECK (priority IN (0, 1)),
    latitude       REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude      REAL CHECK (longitude BETWEEN -180 AND 180),
    remark         TEXT,
    fictional      INTEGER NOT NULL CHECK (fictional IN (0, 1)),
    position       INTEGER NOT NULL REFERENCES events (position)
) STRICT;

CREATE TABLE operations (
    id              INTEGER PRIMARY KEY NOT NULL,
    code            TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL CHECK (name <> ''),
    estate          INTEGER NOT NULL REFERENCES estates (id),
    landlord        INTEGER NOT NULL REFERENCES landlords (id),
    contract        TEXT,
    kind            TEXT NOT NULL CHECK (kind IN ('heavy', 'light', 'facade', 'scattered', 'unknown')),
    planned         INTEGER CHECK (planned > 0),
    financed_first  TEXT CHECK (financed_first IS date(financed_first)),
    financed_last   TEXT CHECK (financed_last IS date(financed_last)),
    ordered_first   TEXT CHECK (ordered_first IS date(ordered_first)),
    ordered_last    TEXT CHECK (ordered_last IS date(ordered_last)),
    started_first   TEXT CHECK (started_first IS date(started_first)),
    started_last    TEXT CHECK (started_last IS date(started_last)),
    delivered_first TEXT CHECK (delivered_first IS date(delivered_first)),
    delivered_last  TEXT CHECK (delivered_last IS date(delivered_last)),
    outside         INTEGER NOT NULL CHECK (outside IN (0, 1)),
    cdc_loan        INTEGER CHECK (cdc_loan IN (0, 1)),
    reports         INTEGER NOT NULL CHECK (reports IN (0, 1)),
    unspecified     INTEGER NOT NULL CHECK (unspecified IN (0, 1)),
    position        INTEGER NOT NULL REFERENCES events (position)
) STRICT;
CREATE INDEX operations_by_estate ON operations (estate, landlord);

CREATE TABLE programmes (
    id        INTEGER PRIMARY KEY NOT NULL,
    code      TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL CHECK (name <> ''),
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day  TEXT NOT NULL CHECK (last_day IS date(last_day)),
    landlords TEXT NOT NULL CHECK (json_valid(landlords)),
    stage     TEXT NOT NULL CHECK (stage IN ('financed', 'ordered', 'started', 'delivered')),
    kinds     TEXT NOT NULL CHECK (json_valid(kinds)),
    target    INTEGER NOT NULL CHECK (target > 0),
    position  INTEGER NOT NULL REFERENCES events (position),
    CHECK (first_day <= last_day)
) STRICT;

-- A register row changes only together with a later event of the chain.
CREATE TRIGGER landlords_change BEFORE UPDATE ON landlords WHEN NEW.position <= OLD.position OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'landlords: a change is an event'); END;
CREATE TRIGGER estates_change BEFORE UPDATE ON estates WHEN NEW.position <= OLD.position OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'estates: a change is an event'); END;
CREATE TRIGGER operations_change BEFORE UPDATE ON operations WHEN NEW.position <= OLD.position OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'operations: a change is an event'); END;
CREATE TRIGGER programmes_change BEFORE UPDATE ON programmes WHEN NEW.position <= OLD.position OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'programmes: a change is an event'); END;
CREATE TRIGGER landlords_remain BEFORE DELETE ON landlords BEGIN SELECT RAISE(ABORT, 'landlords: nothing is deleted'); END;
CREATE TRIGGER estates_remain BEFORE DELETE ON estates BEGIN SELECT RAISE(ABORT, 'estates: nothing is deleted'); END;
CREATE TRIGGER operations_remain BEFORE DELETE ON operations BEGIN SELECT RAISE(ABORT, 'operations: nothing is deleted'); END;
CREATE TRIGGER programmes_remain BEFORE DELETE ON programmes BEGIN SELECT RAISE(ABORT, 'programmes: nothing is deleted'); END;

-- A file that was taken in: the same bytes twice change nothing.
CREATE TABLE batches (
    id       INTEGER PRIMARY KEY NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('entries', 'estates', 'plan')),
    sha256   BLOB NOT NULL CHECK (length(sha256) = 32),
    file     TEXT NOT NULL,
    author   TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    rows     INTEGER NOT NULL CHECK (rows >= 0)
) STRICT;
CREATE UNIQUE INDEX batches_once ON batches (kind, sha256);

-- The ledger. A reversal repeats the entry it undoes with the opposite sign, so that a sum of
-- `dwellings` is always what counts. `booked` is the day, or the day of recording where the year of
-- the day was closed (DESIGN 4).
CREATE TABLE entries (
    position    INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    operation   INTEGER NOT NULL REFERENCES operations (id),
    stage       TEXT NOT NULL CHECK (stage IN ('financed', 'ordered', 'started', 'delivered')),
    on_day      TEXT NOT NULL CHECK (on_day IS date(on_day)),
    "precision" TEXT NOT NULL CHECK ("precision" IN ('day', 'month', 'year')),
    booked      TEXT NOT NULL CHECK (booked IS date(booked)),
    dwellings   INTEGER NOT NULL CHECK (dwellings BETWEEN -999999 AND 999999),
    reverses    INTEGER REFERENCES entries (position),
    replaces    INTEGER REFERENCES entries (position),
    reason      TEXT CHECK (reason IN ('typing-error', 'wrong-estate', 'wrong-date', 'duplicate',
                                       'source-corrected', 'breakdown')),
    note        TEXT CHECK (note <> ''),
    reference   TEXT CHECK (reference <> ''),
    confirmed   TEXT CHECK (json_valid(confirmed)),
    batch       INTEGER REFERENCES batches (id),
    recorded_on TEXT NOT NULL,
    CHECK ((reverses IS NULL AND dwellings > 0) OR (reverses IS NOT NULL AND dwellings < 0)),
    CHECK (reverses IS NULL OR replaces IS NULL),
    CHECK ((reason IS NULL) = (reverses IS NULL)),
    CHECK (on_day <= recorded_on),
    CHECK (booked IN (on_day, recorded_on))
) STRICT;
-- Two people correcting the same entry at once: this index decides.
CREATE UNIQUE INDEX entries_reversed_once ON entries (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entries_by_operation ON entries (operation, stage, on_day);
CREATE INDEX entries_by_day ON entries (on_day, position);
CREATE INDEX entries_by_reference ON entries (reference) WHERE reference IS NOT NULL;
CREATE INDEX entries_by_replaced ON entries (replaces) WHERE replaces IS NOT NULL;

CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NOT EXISTS (
    SELECT 1 FROM events
    WHERE position = NEW.position AND recorded_on = NEW.recorded_on
      AND kind = CASE WHEN NEW.reverses IS NULL THEN 'entry' ELSE 'reversal' END
      AND position = (SELECT max(position) FROM events))
  OR EXISTS (SELECT 1 FROM entries WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'entries: an entry is the event at the head of the chain'); END;
CREATE TRIGGER entries_mirror BEFORE INSERT ON entries
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM entries
    WHERE position = NEW.reverses AND reverses IS NULL AND operation = NEW.operation AND stage = NEW.stage
      AND on_day = NEW.on_day AND "precision" = NEW."precision" AND dwellings = -NEW.dwellings)
BEGIN SELECT RAISE(ABORT, 'entries: a reversal repeats what it undoes'); END;
CREATE TRIGGER entries_once BEFORE INSERT ON entries
WHEN NEW.reverses IS NOT NULL AND EXISTS (SELECT 1 FROM entries WHERE reverses = NEW.reverses)
BEGIN SELECT RAISE(ABORT, 'entries: already reversed'); END;
CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries: append-only'); END;
CREATE TRIGGER entries_remain BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries: append-only'); END;

-- "Nothing this month": missing is not zero (DESIGN 2.10).
CREATE TABLE statements (
    position INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    estate   INTEGER NOT NULL REFERENCES estates (id),
    stage    TEXT NOT NULL CHECK (stage IN ('financed', 'ordered', 'started', 'delivered')),
    month    TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE UNIQUE INDEX statements_once ON statements (estate, stage, month);
CREATE INDEX statements_by_month ON statements (month);
CREATE TRIGGER statements_follow BEFORE INSERT ON statements
WHEN NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position AND kind = 'statement'
                 AND position = (SELECT max(position) FROM events))
  OR EXISTS (SELECT 1 FROM statements WHERE position = NEW.position
             OR (estate = NEW.estate AND stage = NEW.stage AND month = NEW.month))
BEGIN SELECT RAISE(ABORT, 'statements: a statement is the event at the head of the chain'); END;
CREATE TRIGGER statements_stay BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'statements: append-only'); END;
CREATE TRIGGER statements_remain BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'statements: append-only'); END;

-- Published plans never change (DESIGN 3.1). A line without estate is the programme's year.
CREATE TABLE plans (
    position    INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    programme   INTEGER NOT NULL REFERENCES programmes (id),
    version     INTEGER NOT NULL CHECK (version >= 1),
    adopted_on  TEXT NOT NULL CHECK (adopted_on IS date(adopted_on)),
    decision    TEXT NOT NULL CHECK (decision <> ''),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    unconfirmed INTEGER NOT NULL CHECK (unconfirmed IN (0, 1)),
    target      INTEGER NOT NULL CHECK (target > 0),
    first_day   TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day    TEXT NOT NULL CHECK (last_day IS date(last_day)),
    CHECK (first_day <= last_day),
    UNIQUE (programme, version)
) STRICT;
CREATE TABLE plan_lines (
    plan      INTEGER NOT NULL REFERENCES plans (position),
    year      INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    estate    INTEGER REFERENCES estates (id),
    dwellings INTEGER NOT NULL CHECK (dwellings >= 0),
    id        INTEGER PRIMARY KEY NOT NULL
) STRICT;
CREATE UNIQUE INDEX plan_lines_once ON plan_lines (plan, year, coalesce(estate, 0));
CREATE TRIGGER plans_follow BEFORE INSERT ON plans
WHEN NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position AND kind = 'plan'
                 AND position = (SELECT max(position) FROM events))
  OR EXISTS (SELECT 1 FROM plans WHERE position = NEW.position)
  OR NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM plans WHERE programme = NEW.programme)
BEGIN SELECT RAISE(ABORT, 'plans: a version is the event at the head of the chain and follows the last one'); END;
CREATE TRIGGER plan_lines_follow BEFORE INSERT ON plan_lines WHEN NEW.plan IS NOT (SELECT max(position) FROM events)
  OR EXISTS (SELECT 1 FROM plan_lines WHERE id = NEW.id
             OR (plan = NEW.plan AND year = NEW.year AND estate IS NEW.estate))
BEGIN SELECT RAISE(ABORT, 'plan_lines: published plans never change'); END;
CREATE TRIGGER plans_stay BEFORE UPDATE ON plans BEGIN SELECT RAISE(ABORT, 'plans: published plans never change'); END;
CREATE TRIGGER plans_remain BEFORE DELETE ON plans BEGIN SELECT RAISE(ABORT, 'plans: published plans never change'); END;
CREATE TRIGGER plan_lines_stay BEFORE UPDATE ON plan_lines BEGIN SELECT RAISE(ABORT, 'plan_lines: published plans never change'); END;
CREATE TRIGGER plan_lines_remain BEFORE DELETE ON plan_lines BEGIN SELECT RAISE(ABORT, 'plan_lines: published plans never change'); END;

-- One draft a programme, edited as a sheet. `revision` rises with each save: a stale tab is told.
CREATE TABLE plan_drafts (
    programme  INTEGER PRIMARY KEY NOT NULL REFERENCES programmes (id),
    target     INTEGER NOT NULL CHECK (target > 0),
    last_day   TEXT NOT NULL CHECK (last_day IS date(last_day)),
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    updated_by TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE plan_draft_lines (
    id        INTEGER PRIMARY KEY NOT NULL,
    programme INTEGER NOT NULL REFERENCES plan_drafts (programme) ON DELETE CASCADE,
    year      INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    estate    INTEGER REFERENCES estates (id),
    dwellings INTEGER NOT NULL CHECK (dwellings >= 0)
) STRICT;
CREATE UNIQUE INDEX plan_draft_lines_once ON plan_draft_lines (programme, year, coalesce(estate, 0));
