#!/usr/bin/env python3
"""Checks the chain of a Corons database without Corons (Python 3.11, standard library only).

    python3 verify_chain.py corons.db [POSITION:HASH]

Recomputes the hash of every event from the documented text (docs/CHAIN.md), in order. With a head
that was printed before, says whether what was there then is a prefix of what is there now. Prints
the head and the live dwellings of each stage. Exit 0: all holds. 1: it does not, and where.
"""

import hashlib
import json
import sqlite3
import sys

OWN_ROW = ("entry", "reversal", "statement")
ENTRY = """SELECT operation, stage, on_day AS "on", "precision", booked, dwellings, reverses, replaces,
           reason, note, reference, confirmed, batch FROM entries WHERE position = ?"""
STATEMENT = "SELECT estate, stage, month FROM statements WHERE position = ?"


class Broken(Exception):
    """What does not hold, as a sentence."""


def body_of(db, event):
    """The body of an event: kept as text, or made from the row that is the event."""
    if event["kind"] not in OWN_ROW:
        return event["body"]
    query = STATEMENT if event["kind"] == "statement" else ENTRY
    row = db.execute(query, (event["position"],)).fetchone()
    if row is None:
        raise Broken(f"event {event['position']} has no row")
    fields = dict(row)
    if "confirmed" in fields:
        fields["confirmed"] = json.loads(fields["confirmed"] or "[]")
    # JSON as Corons writes it: no spaces, letters as they are.
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def hash_of(event, body, previous):
    """SHA-256 of the canonical text; lines are parted by one line feed."""
    lines = ("corons 1", previous, str(event["position"]), event["kind"], event["recorded_at"],
             event["author"], str("" if event["subject"] is None else event["subject"]), body)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def check(db, against):
    """Walks the chain; gives the head as (position, hash)."""
    position, previous, rows = 0, "0" * 64, 0
    for event in db.execute("SELECT * FROM events ORDER BY position"):
        if event["position"] != position + 1:
            raise Broken(f"event {position + 1} is missing")
        position = event["position"]
        if event["previous"].hex() != previous:
            raise Broken(f"event {position} does not follow the one before it")
        digest = hash_of(event, body_of(db, event), previous)
        if event["hash"].hex() != digest:
            raise Broken(f"event {position} is not what was recorded")
        rows += event["kind"] in OWN_ROW
        previous = digest
        if against and against[0] == position and not digest.startswith(against[1]):
            raise Broken(f"event {position} is not the one whose hash began with {against[1]}")
    count = db.execute("SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM statements)")
    if count.fetchone()[0] != rows:
        raise Broken("there are entries or statements that no event speaks of")
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'editions'").fetchone():
        for number, archive, body in db.execute("SELECT number, archive, body FROM editions "
                                                "JOIN events USING (position)"):
            if hashlib.sha256(archive).hexdigest() != json.loads(body)["archive"]:
                raise Broken(f"edition {number} is not what was published")
    if against and against[0] > position:
        raise Broken(f"the chain ends at {position}, before {against[0]}")
    return position, previous


def main(arguments):
    """The command line."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    against = None
    if len(arguments) == 2:
        position, _, digits = arguments[1].partition(":")
        against = int(position), digits.lower()
    db = sqlite3.connect(f"file:{arguments[0]}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    try:
        position, head = check(db, against)
    except Broken as broken:
        print(f"broken: {broken}", file=sys.stderr)
        return 1
    print(f"{position}:{head}")
    for stage, dwellings in db.execute("SELECT stage, sum(dwellings) FROM entries GROUP BY 1"):
        print(f"{stage} {dwellings}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
