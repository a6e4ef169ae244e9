-- A published board pack is what the board decided on: it stays readable as it was, to the byte, whatever the program
-- becomes (DESIGN 5.3). Its bytes stand beside its event in the database, so that every backup holds them and a restore
-- brings them back without a second kind of file to look after.
CREATE TABLE editions (
    number    INTEGER PRIMARY KEY NOT NULL CHECK (number >= 1),
    position  INTEGER NOT NULL UNIQUE REFERENCES events (position),
    programme INTEGER NOT NULL REFERENCES programmes (id),
    known     INTEGER NOT NULL CHECK (known BETWEEN 0 AND position - 1),
    known_on  TEXT NOT NULL CHECK (known_on IS date(known_on)),
    to_day    TEXT NOT NULL CHECK (to_day IS date(to_day)),
    comment   TEXT CHECK (comment <> ''),
    manifest  TEXT NOT NULL CHECK (json_valid(manifest)),
    archive   BLOB NOT NULL CHECK (length(archive) > 0)
) STRICT;
CREATE INDEX editions_by_programme ON editions (programme, number);
CREATE TRIGGER editions_follow BEFORE INSERT ON editions
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM editions)
  OR NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position AND kind = 'edition' AND subject = NEW.number
                 AND position = (SELECT max(position) FROM events))
BEGIN SELECT RAISE(ABORT, 'editions: an edition is numbered without gaps and is the event at the head of the chain'); END;
CREATE TRIGGER editions_stay BEFORE UPDATE ON editions
BEGIN SELECT RAISE(ABORT, 'editions: append-only'); END;
CREATE TRIGGER editions_remain BEFORE DELETE ON editions
BEGIN SELECT RAISE(ABORT, 'editions: append-only'); END;
