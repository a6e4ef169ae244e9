-- A page reads one small table of the grain it shows, whatever the size of the ledger. These sums are
-- written in the transaction of the entry and can be made again from the ledger at any time.
-- `month` is `2025-03`; `year_only` marks entries dated by a year alone, in the last month of what they mean.
-- `entries` counts live entries: those recorded less those reversed.

CREATE TABLE rollup_months (
    programme INTEGER NOT NULL REFERENCES programmes (id),
    stage     TEXT NOT NULL,
    month     TEXT NOT NULL,
    year_only INTEGER NOT NULL,
    dwellings INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    PRIMARY KEY (programme, stage, month, year_only)
) STRICT, WITHOUT ROWID;

-- `territory` is `62/246200364` (department and EPCI), `62/-` (a commune of no EPCI), `nocom` or `none`.
CREATE TABLE rollup_territories (
    programme INTEGER NOT NULL REFERENCES programmes (id),
    stage     TEXT NOT NULL,
    territory TEXT NOT NULL,
    dwellings INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    PRIMARY KEY (programme, stage, territory)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_territory_months (
    programme INTEGER NOT NULL REFERENCES programmes (id),
    stage     TEXT NOT NULL,
    month     TEXT NOT NULL,
    territory TEXT NOT NULL,
    year_only INTEGER NOT NULL,
    dwellings INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    PRIMARY KEY (programme, stage, month, territory, year_only)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_estates (
    programme INTEGER NOT NULL REFERENCES programmes (id),
    stage     TEXT NOT NULL,
    estate    INTEGER NOT NULL REFERENCES estates (id),
    dwellings INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    PRIMARY KEY (programme, stage, estate)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_estate_months (
    programme INTEGER NOT NULL REFERENCES programmes (id),
    stage     TEXT NOT NULL,
    month     TEXT NOT NULL,
    estate    INTEGER NOT NULL REFERENCES estates (id),
    year_only INTEGER NOT NULL,
    dwellings INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    PRIMARY KEY (programme, stage, month, estate, year_only)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_operations (
    operation INTEGER NOT NULL REFERENCES operations (id),
    stage     TEXT NOT NULL,
    dwellings INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    first_on  TEXT,
    last_on   TEXT,
    PRIMARY KEY (operation, stage)
) STRICT, WITHOUT ROWID;
