from __future__ import annotations

import sqlite3
from contextlib import closing

from bot.records import Records
from tests.records.places import Place, at_once


def test_a_note_is_found_at_the_next_start(place: Place) -> None:
    place.open().notes.write("key", "first")
    place.restart().notes.write("key", "second")
    assert place.restart().notes.read("key") == "second"


def test_what_was_never_noted_is_nothing(records: Records) -> None:
    assert records.notes.read("key") is None


def test_a_note_that_is_left_once_is_the_same_for_all_who_leave_it_at_once(place: Place) -> None:
    both = [place.open(), place.open()]
    left = at_once(20, lambda number: both[number % 2].notes.write_once("key", str(number)))
    assert len(set(left)) == 1
    assert both[0].notes.read("key") == left[0]


def test_a_file_of_the_first_version_keeps_its_notes_and_gets_the_rest(empty_sqlite: Place) -> None:
    assert empty_sqlite.file is not None
    with closing(sqlite3.connect(empty_sqlite.file)) as connection, connection:
        connection.execute("CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.execute("INSERT INTO notes VALUES ('commands of 1', 'abc')")
    records = empty_sqlite.open()
    assert records.notes.read("commands of 1") == "abc"
    records.notes.write("commands of 1", "def")
    assert records.servers.change(1, muted=True).muted
    assert empty_sqlite.restart().notes.read("commands of 1") == "def"
