-- A picture of ten years needs a word where something happened: a lockdown, a new contract, a strike. Managers write such
-- words, and a past point of knowledge shows those written then (DESIGN 2.2): writing one is an event, and so is
-- withdrawing it; nothing is rewritten.

-- The kinds of events are a CHECK, so the chain is copied as it is into a table that knows two more.
PRAGMA legacy_alter_table = ON;
CREATE TABLE events_with_all_kinds (
    position    INTEGER PRIMARY KEY NOT NULL CHECK (position >= 1),
    kind        TEXT NOT NULL CHECK (kind IN (
                    'reference', 'landlord', 'estate', 'operation', 'programme', 'membership', 'dwellings',
                    'plan', 'entry', 'reversal', 'statement', 'defect', 'cure', 'naming',
                    'corrections-only', 'closing', 'reopening', 'edition', 'annotation', 'annotation-withdrawal')),
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

CREATE TABLE annotations (
    position  INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    programme INTEGER NOT NULL REFERENCES programmes (id),
    on_day    TEXT NOT NULL CHECK (on_day IS date(on_day)),
    text      TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 80 AND text = trim(text))
) STRICT;
CREATE INDEX annotations_by_programme ON annotations (programme, on_day);
CREATE TABLE annotation_withdrawals (
    position   INTEGER PRIMARY KEY NOT NULL REFERENCES events (position),
    annotation INTEGER NOT NULL UNIQUE REFERENCES annotations (position)
) STRICT;
CREATE TRIGGER annotations_follow BEFORE INSERT ON annotations
WHEN NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position AND kind = 'annotation' AND subject = NEW.programme
                 AND position = (SELECT max(position) FROM events))
BEGIN SELECT RAISE(ABORT, 'annotations: an annotation is the event at the head of the chain'); END;
CREATE TRIGGER annotations_stay BEFORE UPDATE ON annotations
BEGIN SELECT RAISE(ABORT, 'annotations: append-only'); END;
CREATE TRIGGER annotations_remain BEFORE DELETE ON annotations
BEGIN SELECT RAISE(ABORT, 'annotations: append-only'); END;
CREATE TRIGGER annotation_withdrawals_follow BEFORE INSERT ON annotation_withdrawals
WHEN NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position AND kind = 'annotation-withdrawal'
                 AND position = (SELECT max(position) FROM events))
BEGIN SELECT RAISE(ABORT, 'annotation_withdrawals: a withdrawal is the event at the head of the chain'); END;
CREATE TRIGGER annotation_withdrawals_stay BEFORE UPDATE ON annotation_withdrawals
BEGIN SELECT RAISE(ABORT, 'annotation_withdrawals: append-only'); END;
CREATE TRIGGER annotation_withdrawals_remain BEFORE DELETE ON annotation_withdrawals
BEGIN SELECT RAISE(ABORT, 'annotation_withdrawals: append-only'); END;
