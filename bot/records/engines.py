"""From the address of a database to an engine that is set up for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from bot.records.failures import RecordsError

__all__ = ["CHANGES", "make_engine"]

CHANGES = "changes"
"""The execution option that says of a connection that it is going to change something."""

_SQLITE = "sqlite"
_POSTGRESQL = "postgresql+psycopg"
_DRIVERS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL, "postgres": _POSTGRESQL, _POSTGRESQL: _POSTGRESQL}

_SECONDS_TO_CONNECT = 10
_SECONDS_FOR_OTHERS = 15
_CONNECTIONS = 5


def make_engine(database_url: str) -> Engine:
    """An engine for `sqlite:///FILE`, `sqlite://` (in memory) or `postgresql://...`. Nothing is connected yet.

    Raises:
        RecordsError: if the address is of another kind, cannot be read, or needs a package that is not installed.
    """
    try:
        url = make_url(database_url)
        if url.drivername not in _DRIVERS:
            raise RecordsError(
                "DATABASE_URL: records are kept in sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
            )
        url = url.set(drivername=_DRIVERS[url.drivername])
        return _sqlite(url) if url.drivername == _SQLITE else _postgresql(url)
    except ImportError:
        raise RecordsError(
            "DATABASE_URL: PostgreSQL needs one more package; run python -m pip install 'psycopg[binary]'."
        ) from None
    except (ArgumentError, ValueError):
        raise RecordsError(
            "DATABASE_URL must look like sqlite:///bot.sqlite3 or postgresql://USER:PASSWORD@HOST/NAME."
        ) from None


def _postgresql(url: URL) -> Engine:
    return create_engine(
        url,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        # The server may have been started anew since a connection was used last.
        pool_pre_ping=True,
        pool_size=_CONNECTIONS,
        max_overflow=_CONNECTIONS,
        # A pooler between bot and server gives each transaction another connection, which knows no prepared statement.
        connect_args={"connect_timeout": _SECONDS_TO_CONNECT, "prepare_threshold": None},
    )


def _sqlite(url: URL) -> Engine:
    # Without isolation_level, sqlite3 opens no transaction of its own accord; _begin does.
    arguments = {"isolation_level": None, "check_same_thread": False, "timeout": _SECONDS_FOR_OTHERS}
    if url.database in (None, "", ":memory:"):
        # A database in memory is its connection: there is one, for all threads.
        engine = create_engine(url, hide_parameters=True, connect_args=arguments, poolclass=StaticPool)
    else:
        engine = create_engine(url, hide_parameters=True, connect_args=arguments)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA foreign_keys = ON")
        # What is deleted is overwritten, not only marked as free.
        cursor.execute("PRAGMA secure_delete = ON")
        # In any other mode it works too, so a file that cannot be switched now is used as it is.
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    """Begin a change with the right to write: a transaction that asks for it only later may be refused."""
    changes = connection.get_execution_options().get(CHANGES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if changes else "BEGIN")
