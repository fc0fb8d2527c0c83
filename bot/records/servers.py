"""What each server decided about the bot."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import TypedDict, Unpack

from sqlalchemy import Connection, delete, select

from bot.records.database import MANY_ROWS, Database, insert_into
from bot.records.tables import servers, shown, votes

__all__ = ["ServerChanges", "ServerSettings", "Servers"]


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The settings of one server, by default those of a server that never decided anything.

    `language` and `style` are words of the caller; None leaves the choice to the bot. `private` answers are for the
    asker only. `pictures` may be sent. In `answer_channels` (ids) the bot answers unasked; with `roles` (ids) only
    their members may ask. A `muted` bot says nothing. With `corrections`, messages are told when what they show was
    corrected.
    """

    language: str | None = None
    style: str | None = None
    private: bool = False
    pictures: bool = True
    answer_channels: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    muted: bool = False
    corrections: bool = False


class ServerChanges(TypedDict, total=False):
    """Any of the fields of `ServerSettings`."""

    language: str | None
    style: str | None
    private: bool
    pictures: bool
    answer_channels: frozenset[int]
    roles: frozenset[int]
    muted: bool
    corrections: bool


_FIELDS = [field.name for field in fields(ServerSettings)]


class Servers:
    """The settings of all servers, by the id of the server. They are kept until the bot leaves the server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, guild_id: int) -> ServerSettings:
        """The settings of a server.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            return _read(connection, guild_id)

    def change(self, guild_id: int, **changes: Unpack[ServerChanges]) -> ServerSettings:
        """Change the named fields and no other, and give all settings as they are then.

        Raises:
            TypeError: if there is no field of that name.
            RecordsError: if the database cannot be written.
        """
        # The defaults stand in the row from the first change on, so a later version may have others for new servers.
        row = asdict(replace(ServerSettings(), **changes))
        with self._database.changing() as connection:
            statement = insert_into(connection, servers).values(guild_id=guild_id, **row)
            if changes:
                statement = statement.on_conflict_do_update(index_elements=["guild_id"], set_=dict(changes))
            else:
                statement = statement.on_conflict_do_nothing(index_elements=["guild_id"])
            connection.execute(statement)
            return _read(connection, guild_id)

    def forget(self, guild_id: int) -> None:
        """Delete everything of a server: its settings, what was shown there, and the votes on that.

        Raises:
            RecordsError: if the database cannot be written.
        """
        there = select(shown.c.message_id).where(shown.c.guild_id == guild_id)
        with self._database.changing(MANY_ROWS) as connection:
            connection.execute(delete(votes).where(votes.c.message_id.in_(there)))
            connection.execute(delete(shown).where(shown.c.guild_id == guild_id))
            connection.execute(delete(servers).where(servers.c.guild_id == guild_id))


def _read(connection: Connection, guild_id: int) -> ServerSettings:
    columns = [servers.c[name] for name in _FIELDS]
    row = connection.execute(select(*columns).where(servers.c.guild_id == guild_id)).mappings().one_or_none()
    return ServerSettings() if row is None else ServerSettings(**row)
