-- Figures with memory: defects, named dwellings, years that close, and registers whose past stays
-- readable, all on the one chain (DESIGN 2.5, 2.6, 4 and 9).

-- The kinds of events are a CHECK, so the chain is copied as it is into a table that knows two more.
-- The old way of renaming leaves what refers to `events` as it is written.
PRAGMA legacy_alter_table = ON;
CREATE TABLE events_with_all_kinds (
    position    INTEGER PRIMARY KEY NOT NULL CHECK (position >= 1),
    kind        TEXT NOT NULL CHECK (kind IN (
                    'reference', 'landlord', 'estate', 'operation', 'programme', 'membership', 'dwellings',
                    'plan', 'entry', 'reversal', 'statement', 'defect', 'cure', 'naming',
                    'corrections-only', 'closing', 'reopening', 'edition')),
    recorded_at TEXT NOT NULL CHECK (recorded_at GLOB
                    '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on)),
    author      TEXT NOT NULL CHECK (author <> ''),
    subject     INTEGER,
    body        TEXT CHECK ((body IS NULL) = (kind IN ('entry', 'reversal', 'statement'))),
    previous    BLOB NOT NULL CHECK (length(previous) = 32),
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO events_with_all_kinds
SELECT position, kind, recorded_at, recorded_on, author, subject, body, previous, hash FROM events;
DROP TABLE events;
ALTER TABLE events_with_all_kinds RENAME TO events;
PRAGMA legacy_alter_table = OFF;

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

-- What a commune belonged to, as it stood: a row that a later event replaced keeps its place and
-- says which event ended it.
ALTER TABLE memberships ADD COLUMN ended INTEGER REFERENCES events (position);
CREATE TRIGGER memberships_change BEFORE UPDATE ON memberships
WHEN OLD.ended IS NOT NULL OR NEW.ended IS NULL OR NEW.ended <= OLD.position OR NEW.id <> OLD.id
  OR NEW.commune <> OLD.commune OR NEW.epci <> OLD.epci OR NEW.from_day IS NOT OLD.from_day
  OR NEW.to_day IS NOT OLD.to_day OR NEW.position <> OLD.position
BEGIN SELECT RAISE(ABORT, 'memberships: a change is an event'); END;
CREATE TRIGGER memberships_remain BEFORE DELETE ON memberships
BEGIN SELECT RAISE(ABORT, 'memberships: nothing is deleted'); END;

-- A year is open until a row says otherwise; its latest row is its state. Reopened, it takes
-- corrections only, until it closes again under the next number.
CREATE TABLE year_states (
    position     INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    year         INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    state        TEXT NOT NULL CHECK (state IN ('corrections-only', 'closed', 'reopened')),
    number       INTEGER CHECK (number >= 1),
    reason       TEXT CHECK (reason IN ('error-found', 'source-corrected', 'late-news', 'audit')),
    note         TEXT CHECK (note <> ''),
    requested_by TEXT,
    unconfirmed  INTEGER NOT NULL CHECK (unconfirmed IN (0, 1)),
    CHECK ((number IS NULL) = (state <> 'closed')),
    CHECK ((reason IS NULL) = (state <> 'reopened')),
    CHECK (note IS NULL OR state = 'reopened')
) STRICT;
CREATE UNIQUE INDEX year_states_once ON year_states (year, number) WHERE number IS NOT NULL;
CREATE INDEX year_states_by_year ON year_states (year, position);
CREATE TRIGGER year_states_follow BEFORE INSERT ON year_states
WHEN NOT EXISTS (
    SELECT 1 FROM events WHERE position = NEW.position AND position = (SELECT max(position) FROM events)
      AND kind = CASE NEW.state WHEN 'closed' THEN 'closing' WHEN 'reopened' THEN 'reopening' ELSE 'corrections-only' END
      AND NEW.year < CAST(substr(recorded_on, 1, 4) AS INTEGER))
  OR EXISTS (SELECT 1 FROM year_states WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'year_states: a state is the event at the head of the chain, of a year that is over'); END;
CREATE TRIGGER year_states_order BEFORE INSERT ON year_states
WHEN CASE NEW.state
       WHEN 'corrections-only' THEN EXISTS (SELECT 1 FROM year_states WHERE year = NEW.year)
       WHEN 'reopened' THEN (SELECT state FROM year_states WHERE year = NEW.year ORDER BY position DESC LIMIT 1) IS NOT 'closed'
       ELSE coalesce((SELECT state FROM year_states WHERE year = NEW.year ORDER BY position DESC LIMIT 1), 'closed') = 'closed' END
  OR (NEW.state = 'closed' AND NEW.number IS NOT
      (SELECT count(*) + 1 FROM year_states WHERE year = NEW.year AND state = 'closed'))
BEGIN SELECT RAISE(ABORT, 'year_states: open, then corrections only, then closed'); END;
CREATE TRIGGER year_states_in_order BEFORE INSERT ON year_states
WHEN NEW.state = 'closed' AND (
    NEW.year < (SELECT min(CAST(substr(first_day, 1, 4) AS INTEGER)) FROM programmes)
    OR (NEW.year > (SELECT min(CAST(substr(first_day, 1, 4) AS INTEGER)) FROM programmes)
        AND (SELECT state FROM year_states WHERE year = NEW.year - 1 ORDER BY position DESC LIMIT 1) IS NOT 'closed'))
BEGIN SELECT RAISE(ABORT, 'year_states: years close in order'); END;
CREATE TRIGGER year_states_stay BEFORE UPDATE ON year_states BEGIN SELECT RAISE(ABORT, 'year_states: append-only'); END;
CREATE TRIGGER year_states_remain BEFORE DELETE ON year_states BEGIN SELECT RAISE(ABORT, 'year_states: append-only'); END;

-- What a closing froze: the sums by booked month of its year, gross, and the defects less cures.
-- `territory` is written as in the rollups; `commune` is empty where none is known.
CREATE TABLE closing_sums (
    closing   INTEGER NOT NULL REFERENCES year_states (position),
    programme INTEGER NOT NULL REFERENCES programmes (id),
    stage     TEXT NOT NULL CHECK (stage IN ('financed', 'ordered', 'started', 'delivered')),
    month     TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    year_only INTEGER NOT NULL CHECK (year_only IN (0, 1)),
    operation INTEGER NOT NULL REFERENCES operations (id),
    estate    INTEGER NOT NULL REFERENCES estates (id),
    landlord  INTEGER NOT NULL REFERENCES landlords (id),
    commune   TEXT NOT NULL,
    territory TEXT NOT NULL,
    dwellings INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    defective INTEGER NOT NULL,
    PRIMARY KEY (closing, programme, stage, month, year_only, operation, territory)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER closing_sums_follow BEFORE INSERT ON closing_sums
WHEN NEW.closing IS NOT (SELECT max(position) FROM events)
  OR EXISTS (SELECT 1 FROM closing_sums WHERE closing = NEW.closing AND programme = NEW.programme
             AND stage = NEW.stage AND month = NEW.month AND year_only = NEW.year_only
             AND operation = NEW.operation AND territory = NEW.territory)
BEGIN SELECT RAISE(ABORT, 'closing_sums: what a closing froze never changes'); END;
CREATE TRIGGER closing_sums_stay BEFORE UPDATE ON closing_sums BEGIN SELECT RAISE(ABORT, 'closing_sums: what a closing froze never changes'); END;
CREATE TRIGGER closing_sums_remain BEFORE DELETE ON closing_sums BEGIN SELECT RAISE(ABORT, 'closing_sums: what a closing froze never changes'); END;

-- A closed year takes nothing, by whatever path; a year of corrections only takes what a manager
-- brings. An entry is booked elsewhere than on its day only where the year of its day is closed.
CREATE TRIGGER entries_closed BEFORE INSERT ON entries
WHEN (SELECT state FROM year_states WHERE year = CAST(substr(NEW.booked, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IS 'closed'
BEGIN SELECT RAISE(ABORT, 'entries: the year is closed'); END;
CREATE TRIGGER entries_booked BEFORE INSERT ON entries
WHEN NEW.booked <> NEW.on_day
 AND (SELECT state FROM year_states WHERE year = CAST(substr(NEW.on_day, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IS NOT 'closed'
BEGIN SELECT RAISE(ABORT, 'entries: booked on its day while its year is not closed'); END;
CREATE TRIGGER entries_corrections_only BEFORE INSERT ON entries
WHEN (SELECT state FROM year_states WHERE year = CAST(substr(NEW.booked, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IN ('corrections-only', 'reopened')
 AND NOT EXISTS (SELECT 1 FROM events JOIN accounts ON accounts.login = events.author
                 WHERE events.position = NEW.position AND (accounts.builtin = 1 OR accounts.role = 'manager'))
BEGIN SELECT RAISE(ABORT, 'entries: the year takes corrections by managers only'); END;
CREATE TRIGGER statements_closed BEFORE INSERT ON statements
WHEN (SELECT state FROM year_states WHERE year = CAST(substr(NEW.month, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IS 'closed'
BEGIN SELECT RAISE(ABORT, 'statements: the year is closed'); END;

CREATE TRIGGER statements_corrections_only BEFORE INSERT ON statements
WHEN (SELECT state FROM year_states WHERE year = CAST(substr(NEW.month, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IN ('corrections-only', 'reopened')
 AND NOT EXISTS (SELECT 1 FROM events JOIN accounts ON accounts.login = events.author
                 WHERE events.position = NEW.position AND (accounts.builtin = 1 OR accounts.role = 'manager'))
BEGIN SELECT RAISE(ABORT, 'statements: the year takes corrections by managers only'); END;
CREATE INDEX entries_by_booked ON entries (booked, position);

-- Defects of delivered dwellings, and their cures, each with its own day (DESIGN 2.5). A reversal
-- repeats what it undoes with the opposite sign.
CREATE TABLE defects (
    position    INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    entry       INTEGER NOT NULL REFERENCES entries (position),
    kind        TEXT NOT NULL CHECK (kind IN ('defect', 'cure')),
    on_day      TEXT NOT NULL CHECK (on_day IS date(on_day)),
    booked      TEXT NOT NULL CHECK (booked IS date(booked)),
    dwellings   INTEGER NOT NULL CHECK (dwellings BETWEEN -999999 AND 999999 AND dwellings <> 0),
    reverses    INTEGER REFERENCES defects (position),
    note        TEXT CHECK (note <> ''),
    recorded_on TEXT NOT NULL,
    CHECK ((reverses IS NULL) = (dwellings > 0)),
    CHECK (on_day <= recorded_on),
    CHECK (booked IN (on_day, recorded_on))
) STRICT;
CREATE INDEX defects_by_entry ON defects (entry);
CREATE UNIQUE INDEX defects_reversed_once ON defects (reverses) WHERE reverses IS NOT NULL;
CREATE TRIGGER defects_follow BEFORE INSERT ON defects
WHEN NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position AND kind = NEW.kind
                 AND recorded_on = NEW.recorded_on AND position = (SELECT max(position) FROM events))
  OR EXISTS (SELECT 1 FROM defects WHERE position = NEW.position OR (NEW.reverses IS NOT NULL AND reverses = NEW.reverses))
BEGIN SELECT RAISE(ABORT, 'defects: a defect is the event at the head of the chain'); END;
CREATE TRIGGER defects_mirror BEFORE INSERT ON defects
WHEN NEW.reverses IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM defects WHERE position = NEW.reverses AND reverses IS NULL AND entry = NEW.entry
      AND kind = NEW.kind AND on_day = NEW.on_day AND dwellings = -NEW.dwellings)
BEGIN SELECT RAISE(ABORT, 'defects: a reversal repeats what it undoes'); END;
CREATE TRIGGER defects_bounds BEFORE INSERT ON defects
WHEN NOT EXISTS (SELECT 1 FROM entries e WHERE e.position = NEW.entry AND e.stage = 'delivered' AND e.reverses IS NULL
                 AND e.on_day <= NEW.on_day AND NOT EXISTS (SELECT 1 FROM entries r WHERE r.reverses = e.position))
  OR (SELECT coalesce(sum(dwellings), 0) FROM defects WHERE entry = NEW.entry AND kind = 'defect')
     + (NEW.kind = 'defect') * NEW.dwellings > (SELECT dwellings FROM entries WHERE position = NEW.entry)
  OR (SELECT coalesce(sum(dwellings), 0) FROM defects WHERE entry = NEW.entry AND kind = 'cure')
     + (NEW.kind = 'cure') * NEW.dwellings
     > (SELECT coalesce(sum(dwellings), 0) FROM defects WHERE entry = NEW.entry AND kind = 'defect')
     + (NEW.kind = 'defect') * NEW.dwellings
BEGIN SELECT RAISE(ABORT, 'defects: never more reported than delivered, nor cured than reported'); END;
CREATE TRIGGER defects_closed BEFORE INSERT ON defects
WHEN (SELECT state FROM year_states WHERE year = CAST(substr(NEW.booked, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IS 'closed'
BEGIN SELECT RAISE(ABORT, 'defects: the year is closed'); END;
CREATE TRIGGER defects_booked BEFORE INSERT ON defects
WHEN NEW.booked <> NEW.on_day
 AND (SELECT state FROM year_states WHERE year = CAST(substr(NEW.on_day, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IS NOT 'closed'
BEGIN SELECT RAISE(ABORT, 'defects: booked on its day while its year is not closed'); END;
CREATE TRIGGER defects_corrections_only BEFORE INSERT ON defects
WHEN (SELECT state FROM year_states WHERE year = CAST(substr(NEW.booked, 1, 4) AS INTEGER)
      ORDER BY position DESC LIMIT 1) IN ('corrections-only', 'reopened')
 AND NOT EXISTS (SELECT 1 FROM events JOIN accounts ON accounts.login = events.author
                 WHERE events.position = NEW.position AND (accounts.builtin = 1 OR accounts.role = 'manager'))
BEGIN SELECT RAISE(ABORT, 'defects: the year takes corrections by managers only'); END;
CREATE TRIGGER defects_stay BEFORE UPDATE ON defects BEGIN SELECT RAISE(ABORT, 'defects: append-only'); END;
CREATE TRIGGER defects_remain BEFORE DELETE ON defects BEGIN SELECT RAISE(ABORT, 'defects: append-only'); END;

-- The register of dwellings: their landlord's number, never who lives in them. A row is the latest
-- state; each state stands in the chain, in an event of one or many dwellings of an estate.
CREATE TABLE dwellings (
    id       INTEGER PRIMARY KEY NOT NULL,
    estate   INTEGER NOT NULL REFERENCES estates (id),
    landlord INTEGER NOT NULL REFERENCES landlords (id),
    number   TEXT NOT NULL CHECK (number <> ''),
    rpls     TEXT CHECK (rpls <> ''),
    address  TEXT CHECK (address <> ''),
    surface  INTEGER CHECK (surface > 0),
    position INTEGER NOT NULL REFERENCES events (position)
) STRICT;
CREATE UNIQUE INDEX dwellings_by_number ON dwellings (landlord, number);
CREATE UNIQUE INDEX dwellings_by_rpls ON dwellings (rpls) WHERE rpls IS NOT NULL;
CREATE INDEX dwellings_by_estate ON dwellings (estate, number);
CREATE TRIGGER dwellings_change BEFORE UPDATE ON dwellings WHEN NEW.position <= OLD.position OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'dwellings: a change is an event'); END;
CREATE TRIGGER dwellings_remain BEFORE DELETE ON dwellings BEGIN SELECT RAISE(ABORT, 'dwellings: nothing is deleted'); END;

-- Naming the dwellings of an entry, or taking names back (DESIGN 2.6).
CREATE TABLE namings (
    position INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    entry    INTEGER NOT NULL REFERENCES entries (position),
    class    TEXT NOT NULL CHECK (class IN ('rehabilitation', 'facade')),
    removes  INTEGER NOT NULL CHECK (removes IN (0, 1))
) STRICT;
CREATE INDEX namings_by_entry ON namings (entry);
CREATE TABLE naming_dwellings (
    naming   INTEGER NOT NULL REFERENCES namings (position),
    dwelling INTEGER NOT NULL REFERENCES dwellings (id),
    PRIMARY KEY (naming, dwelling)
) STRICT, WITHOUT ROWID;
CREATE INDEX naming_dwellings_by_dwelling ON naming_dwellings (dwelling, naming);
CREATE TRIGGER namings_follow BEFORE INSERT ON namings
WHEN NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position AND kind = 'naming'
                 AND position = (SELECT max(position) FROM events))
  OR EXISTS (SELECT 1 FROM namings WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'namings: a naming is the event at the head of the chain'); END;
CREATE TRIGGER naming_dwellings_follow BEFORE INSERT ON naming_dwellings
WHEN NEW.naming IS NOT (SELECT max(position) FROM events)
  OR EXISTS (SELECT 1 FROM naming_dwellings WHERE naming = NEW.naming AND dwelling = NEW.dwelling)
BEGIN SELECT RAISE(ABORT, 'naming_dwellings: append-only'); END;
CREATE TRIGGER namings_stay BEFORE UPDATE ON namings BEGIN SELECT RAISE(ABORT, 'namings: append-only'); END;
CREATE TRIGGER namings_remain BEFORE DELETE ON namings BEGIN SELECT RAISE(ABORT, 'namings: append-only'); END;
CREATE TRIGGER naming_dwellings_stay BEFORE UPDATE ON naming_dwellings BEGIN SELECT RAISE(ABORT, 'naming_dwellings: append-only'); END;
CREATE TRIGGER naming_dwellings_remain BEFORE DELETE ON naming_dwellings BEGIN SELECT RAISE(ABORT, 'naming_dwellings: append-only'); END;

-- Which live entry holds a dwelling. This key decides between two people who name the same house
-- at once; the rows follow from the namings and `corons verify` makes them again.
CREATE TABLE named (
    dwelling INTEGER NOT NULL REFERENCES dwellings (id),
    stage    TEXT NOT NULL CHECK (stage IN ('financed', 'ordered', 'started', 'delivered')),
    class    TEXT NOT NULL CHECK (class IN ('rehabilitation', 'facade')),
    entry    INTEGER NOT NULL REFERENCES entries (position),
    PRIMARY KEY (dwelling, stage, class)
) STRICT, WITHOUT ROWID;
CREATE INDEX named_by_entry ON named (entry);

-- An entry with live defects, cures or names is corrected after these are taken back.
CREATE TRIGGER entries_free BEFORE INSERT ON entries
WHEN NEW.reverses IS NOT NULL AND (
    EXISTS (SELECT 1 FROM named WHERE entry = NEW.reverses)
    OR EXISTS (SELECT 1 FROM defects d WHERE d.entry = NEW.reverses AND d.reverses IS NULL
               AND NOT EXISTS (SELECT 1 FROM defects r WHERE r.reverses = d.position)))
BEGIN SELECT RAISE(ABORT, 'entries: defects, cures and names are taken back first'); END;

-- What waits for a second person (DESIGN 9). Done or withdrawn, it goes; the act itself says who
-- asked and who confirmed.
CREATE TABLE requests (
    id      INTEGER PRIMARY KEY NOT NULL,
    act     TEXT NOT NULL CHECK (act IN ('plan', 'closing', 'reopening', 'import')),
    subject TEXT NOT NULL CHECK (subject <> ''),
    terms   TEXT NOT NULL CHECK (json_valid(terms)),
    account INTEGER NOT NULL REFERENCES accounts (id),
    at      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX requests_once ON requests (act, subject);
ALTER TABLE plans ADD COLUMN requested_by TEXT;
-- The last instant at which somebody who no longer is one was a manager: who loses the others
-- does not become free to act alone the same day.
ALTER TABLE accounts ADD COLUMN manager_until TEXT;
