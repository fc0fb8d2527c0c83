from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert

from bot.records import Records, RecordsError, ServerSettings, engines
from bot.records.database import Database
from bot.records.tables import notes
from tests.records.places import KEY, Place, at_once


@contextmanager
def using(url: str) -> Iterator[Records]:
    records = Records(url, key=KEY)
    try:
        yield records
    finally:
        records.close()


def test_nothing_is_made_before_the_first_use(tmp_path: Path) -> None:
    with using(f"sqlite:///{tmp_path}/bot.sqlite3") as records:
        assert not list(tmp_path.iterdir())
        records.notes.read("key")
        assert list(tmp_path.iterdir())


def test_records_can_be_opened_and_closed_at_any_time(place: Place) -> None:
    records = place.open()
    records.close()
    records.open()
    records.open()
    records.notes.write("key", "value")
    records.close()
    records.close()
    assert records.notes.read("key") == "value"


def test_a_closed_file_is_one_file(empty_sqlite: Place) -> None:
    empty_sqlite.open().notes.write("key", "value")
    empty_sqlite.close()
    assert empty_sqlite.file is not None
    assert list(empty_sqlite.file.parent.iterdir()) == [empty_sqlite.file]


def test_many_can_make_the_same_database_at_once(empty_place: Place) -> None:
    all_records = [empty_place.open() for _ in range(8)]
    at_once(8, lambda number: all_records[number].servers.change(number, muted=True))
    assert all(all_records[0].servers.read(number).muted for number in range(8))


def test_a_change_that_fails_half_way_changes_nothing(place: Place) -> None:
    with closing(Database(place.url)) as database:
        with pytest.raises(ZeroDivisionError), database.changing() as connection:
            connection.execute(insert(notes).values(key="key", value="value"))
            raise ZeroDivisionError
        with pytest.raises(RecordsError), database.changing() as connection:
            connection.execute(insert(notes).values(key="key", value="value"))
            connection.execute(insert(notes).values(key="key", value="value"))
    assert place.open().notes.read("key") is None


def test_what_was_to_be_stored_is_in_no_error(place: Place) -> None:
    with (
        closing(Database(place.url)) as database,
        pytest.raises(RecordsError, match="The records cannot be written: ") as caught,
        database.changing() as connection,
    ):
        for _ in range(2):
            connection.execute(insert(notes).values(key="a secret", value="another secret"))
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_records_in_memory_are_shared_by_all_threads_until_they_are_closed(url: str) -> None:
    with using(url) as records, using(url) as others:
        at_once(20, lambda number: records.votes.vote(1, f"person {number}", "a", True))
        assert at_once(20, lambda _: records.votes.tally(1).useful) == [20] * 20
        assert others.votes.tally(1).useful == 0
        records.close()
        assert records.votes.tally(1).useful == 0


def test_a_file_that_is_no_database_is_one_sentence_and_stays_as_it_is(empty_sqlite: Place) -> None:
    assert empty_sqlite.file is not None
    empty_sqlite.file.write_text("this is no database " * 100)
    with pytest.raises(RecordsError, match=r"^The records cannot be opened: file is not a database.$"):
        empty_sqlite.open().open()
    with pytest.raises(RecordsError, match=r"^The records cannot be opened: file is not a database.$"):
        empty_sqlite.open().notes.write("key", "value")
    assert empty_sqlite.file.read_text() == "this is no database " * 100


def test_a_folder_that_is_missing_is_one_sentence(tmp_path: Path) -> None:
    with (
        using(f"sqlite:///{tmp_path}/missing/bot.sqlite3") as records,
        pytest.raises(RecordsError, match=r"^The records cannot be opened: unable to open database file.$"),
    ):
        records.open()


def test_a_table_of_another_program_is_one_sentence(empty_sqlite: Place) -> None:
    assert empty_sqlite.file is not None
    with closing(sqlite3.connect(empty_sqlite.file)) as connection:
        connection.execute("CREATE TABLE servers (name TEXT)")
    with pytest.raises(RecordsError, match=r"^The records cannot be read: no such column: "):
        empty_sqlite.open().servers.read(1)


def test_a_file_that_another_program_holds_is_one_sentence_and_then_works(
    empty_sqlite: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_sqlite.open().open()
    monkeypatch.setattr(engines, "_SECONDS_FOR_OTHERS", 0.01)
    records = empty_sqlite.open()
    assert empty_sqlite.file is not None
    with closing(sqlite3.connect(empty_sqlite.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordsError, match=r"^The records cannot be written: database is locked.$"):
            records.servers.change(1, muted=True)
        assert records.servers.read(1) == ServerSettings()
    assert records.servers.change(1, muted=True).muted


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write even what is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_is_read_only_can_be_read_and_says_so_when_it_is_written() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'bot.sqlite3'}"
        with using(url) as records:
            records.notes.write("key", "value")
        with closing(sqlite3.connect(folder / "bot.sqlite3")) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        (folder / "bot.sqlite3").chmod(0o444)
        folder.chmod(0o555)
        with as_nobody(), using(url) as records:
            assert records.notes.read("key") == "value"
            with pytest.raises(RecordsError, match=r"^The records cannot be written: attempt to write a readonly"):
                records.notes.write("key", "other")
            with pytest.raises(RecordsError, match=r"^The records cannot be written: attempt to write a readonly"):
                records.people.delete("person")
        with as_nobody(), using(f"sqlite:///{folder / 'other.sqlite3'}") as records, pytest.raises(RecordsError):
            records.open()
        folder.chmod(0o755)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://me:secret@host/name",
        "postgresql+asyncpg://me:secret@host/name",
        "postgresql://me:secret@host:port/name",
        "sqlite://secret/bot.sqlite3",
        "secret",
        "",
    ],
)
def test_an_address_that_cannot_be_used_is_one_sentence_without_it(url: str) -> None:
    with pytest.raises(RecordsError, match=r"^DATABASE_URL.*postgresql://USER:PASSWORD@HOST/NAME.$") as caught:
        Records(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_that_does_not_answer_is_one_sentence_without_its_address(scheme: str) -> None:
    with (
        using(f"{scheme}://me:secret@127.0.0.1:1/name") as records,
        pytest.raises(RecordsError, match=r"^The records cannot be opened: PostgreSQL does not answer, or ") as caught,
    ):
        records.open()
    assert not any(part in str(caught.value) for part in ("secret", "me:", "127.0.0.1", "name@"))


def test_without_the_package_for_postgresql_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordsError, match=r"python -m pip install 'psycopg\[binary\]'"):
        Records("postgresql://me:secret@host/name")


def test_what_postgresql_refuses_is_one_sentence(empty_postgresql: Place) -> None:
    with (
        using(f"{empty_postgresql.url}%20-cdefault_transaction_read_only%3Don") as records,
        pytest.raises(RecordsError, match=r"^The records cannot be opened: read only sql transaction.$"),
    ):
        records.open()


def test_a_server_that_let_go_of_all_connections_is_connected_anew(empty_postgresql: Place) -> None:
    records = empty_postgresql.open()
    records.notes.write("key", "value")
    with psycopg.connect(empty_postgresql.url) as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        connection.execute(f"{others} AND usename = 'records'".encode())
    assert records.notes.read("key") == "value"
