"""The one way to the database: whole transactions, from any thread, with every failure in one sentence."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from threading import Lock

from sqlalchemy import Connection, StaticPool, Table, func, inspect, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.records.engines import CHANGES, make_engine
from bot.records.failures import in_one_sentence
from bot.records.tables import METADATA

__all__ = ["MANY_ROWS", "Database", "digest", "insert_into"]

MANY_ROWS = "many rows"
"""The lock of changes to many rows of one table, which would wait for one another in circles if they met."""


class Database:
    """A SQLite file, SQLite in memory, or PostgreSQL. All methods may be called from any thread, at any time.

    It is opened by its first use and knows only transactions: one is done whole or not at all. In SQLite one change
    follows another; in PostgreSQL changes go side by side, except those under the same lock.
    """

    def __init__(self, database_url: str) -> None:
        """Keep the address, without connecting.

        Raises:
            RecordsError: if the address cannot be used.
        """
        self._engine = make_engine(database_url)
        self._is_sqlite = self._engine.dialect.name == "sqlite"
        self._opening = Lock()
        self._opened = False
        # SQLite would make them wait too, but by trying again and again.
        self._one_change: AbstractContextManager[object] = Lock() if self._is_sqlite else nullcontext()
        in_memory = isinstance(self._engine.pool, StaticPool)
        self._one_reader: AbstractContextManager[object] = self._one_change if in_memory else nullcontext()

    def open(self) -> None:
        """Connect and make the tables that are missing, unless that has been done.

        Raises:
            RecordsError: if that is impossible.
        """
        with self._opening:
            if self._opened:
                return
            with in_one_sentence("opened"):
                with self._engine.connect() as connection:
                    missing = METADATA.tables.keys() - set(inspect(connection).get_table_names())
                # Where none is missing, the right to make tables is not needed.
                if missing:
                    with self._transaction("tables") as connection:
                        METADATA.create_all(connection)
            self._opened = True

    def close(self) -> None:
        """Let go of all connections. What was in memory is gone; anything else is there for the next use."""
        with self._opening:
            self._engine.dispose()
            self._opened = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that changes nothing.

        Raises:
            RecordsError: if the database cannot be used.
        """
        self.open()
        with in_one_sentence("read"), self._one_reader, self._engine.connect() as connection:
            yield connection

    @contextmanager
    def changing(self, *locks: str) -> Iterator[Connection]:
        """A transaction that changes something: all of the block, or nothing if it raises. Do not nest.

        `locks` are for what looks before it changes, or changes many rows: transactions under the same lock follow
        one another, in all processes that share the database.

        Raises:
            RecordsError: if the database cannot be used; then nothing was changed.
        """
        self.open()
        with in_one_sentence("written"), self._transaction(*locks) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *locks: str) -> Iterator[Connection]:
        with self._one_change, self._engine.connect() as connection:
            connection.execution_options(**{CHANGES: True})
            with connection.begin():
                for lock in () if self._is_sqlite else locks:
                    number = int.from_bytes(hashlib.blake2b(lock.encode(), digest_size=8).digest(), signed=True)
                    connection.execute(select(func.pg_advisory_xact_lock(number)))
                yield connection

    def scrub(self) -> None:
        """Leave nothing in the files of SQLite of what was deleted; nothing happens if somebody is reading just then.

        PostgreSQL clears away deleted rows by itself (autovacuum), some minutes later.

        Raises:
            RecordsError: if the database cannot be used.
        """
        if not self._is_sqlite:
            return
        self.open()
        busy = suppress(sqlite3.OperationalError)
        with in_one_sentence("written"), self._one_change, busy, closing(self._engine.raw_connection()) as connection:
            # The log written ahead still holds the pages as they were.
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows what to do about a row that is there already, in the dialect of the connection."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def digest(text: str) -> str:
    """32 hexadecimal digits in place of a text of any length, which may be too long to be looked up by."""
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=16).hexdigest()
