-- What a landlord's file says of each dwelling besides its place: its energy certificates before and
-- after the works with their days, from which their method follows, and what its works cost
-- (DESIGN 7 and 8). All of it is part of the state that an event of the chain holds.

ALTER TABLE dwellings ADD COLUMN before_class TEXT CHECK (before_class IN ('A', 'B', 'C', 'D', 'E', 'F', 'G'));
ALTER TABLE dwellings ADD COLUMN before_on TEXT CHECK (before_on IS date(before_on));
ALTER TABLE dwellings ADD COLUMN before_kwh INTEGER CHECK (before_kwh >= 0);
ALTER TABLE dwellings ADD COLUMN before_co2 INTEGER CHECK (before_co2 >= 0);
ALTER TABLE dwellings ADD COLUMN after_class TEXT CHECK (after_class IN ('A', 'B', 'C', 'D', 'E', 'F', 'G'));
ALTER TABLE dwellings ADD COLUMN after_on TEXT CHECK (after_on IS date(after_on));
ALTER TABLE dwellings ADD COLUMN after_kwh INTEGER CHECK (after_kwh >= 0);
ALTER TABLE dwellings ADD COLUMN after_co2 INTEGER CHECK (after_co2 >= 0);
-- In whole cents.
ALTER TABLE dwellings ADD COLUMN cost INTEGER CHECK (cost > 0);

-- Files of dwellings that were taken in: the same bytes twice change nothing.
CREATE TABLE dwelling_files (
    sha256   BLOB PRIMARY KEY NOT NULL CHECK (length(sha256) = 32),
    file     TEXT NOT NULL,
    author   TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    rows     INTEGER NOT NULL CHECK (rows >= 0)
) STRICT;
