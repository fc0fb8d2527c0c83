"""Short notes the bot leaves for its next start, by key."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

__all__ = ["Notes", "RecordsError"]

_PREFIX = "sqlite:///"


class RecordsError(Exception):
    """The records cannot be used. The message is one sentence without the address, which may hold a password."""


class Notes:
    """A table of keys and values in SQLite. Every call opens and closes its own connection, in any thread."""

    def __init__(self, database_url: str) -> None:
        """Use the database at `sqlite:///FILE`; the file is made when the first note is written.

        Raises:
            RecordsError: if the address is of another kind.
        """
        if not database_url.startswith(_PREFIX):
            raise RecordsError("DATABASE_URL: this version keeps its records in SQLite only; use sqlite:///FILE.")
        self._path = Path(database_url.removeprefix(_PREFIX))

    def read(self, key: str) -> str | None:
        """The note under `key`, if there is one.

        Raises:
            RecordsError: if the database cannot be read.
        """
        if not self._path.exists():
            return None
        try:
            with closing(self._connect()) as connection:
                row = connection.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise RecordsError(f"The records cannot be read: {error}.") from error
        return None if row is None else str(row[0])

    def write(self, key: str, value: str) -> None:
        """Leave a note in place of any older one.

        Raises:
            RecordsError: if the database cannot be written.
        """
        try:
            with closing(self._connect()) as connection, connection:
                connection.execute("INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)", (key, value))
        except sqlite3.Error as error:
            raise RecordsError(f"The records cannot be written: {error}.") from error

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5)
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS notes (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        except sqlite3.Error:
            connection.close()
            raise
        return connection
