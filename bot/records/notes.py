"""Short notes the bot leaves for its next start, by key."""

from __future__ import annotations

from sqlalchemy import select

from bot.records.database import Database, insert_into
from bot.records.tables import notes

__all__ = ["Notes"]


class Notes:
    """A table of keys and values. They are about the bot itself, never about people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, key: str) -> str | None:
        """The note under `key`, if there is one.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            return connection.execute(select(notes.c.value).where(notes.c.key == key)).scalar_one_or_none()

    def write(self, key: str, value: str) -> None:
        """Leave a note in place of any older one.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._database.changing() as connection:
            connection.execute(
                insert_into(connection, notes)
                .values(key=key, value=value)
                .on_conflict_do_update(index_elements=["key"], set_={"value": value})
            )

    def write_once(self, key: str, value: str) -> str:
        """Leave a note unless there is one, and give the one that stands: the same to all who call at once.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._database.changing() as connection:
            connection.execute(
                insert_into(connection, notes)
                .values(key=key, value=value)
                .on_conflict_do_nothing(index_elements=["key"])
            )
            return str(connection.execute(select(notes.c.value).where(notes.c.key == key)).scalar_one())
