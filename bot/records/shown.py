"""Which message of the bot showed which statements, so that answers follow their questions and corrections follow both.

A message is known by its id, its channel and its server. Which message asked for it, and the tag of who wrote that, is
known for a day only (`ASKER_REMEMBERED`), the rest for 30 days (`SHOWN_REMEMBERED`). What a message says is not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from bot.records.database import MANY_ROWS, Database, digest, insert_into
from bot.records.retention import ASKER_REMEMBERED, SHOWN_REMEMBERED
from bot.records.tables import shown, shown_statements, told

__all__ = ["Shown", "ShownMessages", "blank"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot with the ids of the `statements` it shows, in order.

    `guild_id` is None in a direct message. `question_id` is the message that asked for it and `asker` the tag of who
    wrote that: both None where there was no such message, and after a day. `at` is when it was sent or last changed.
    """

    message_id: int
    channel_id: int
    guild_id: int | None
    question_id: int | None
    asker: str | None
    statements: tuple[str, ...]
    at: datetime


class ShownMessages:
    """The messages of the bot that show statements, by the id of the message."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def remember(
        self,
        message_id: int,
        channel_id: int,
        guild_id: int | None,
        question_id: int | None,
        asker: str | None,
        statements: Sequence[str],
    ) -> None:
        """Remember a message, in place of what was remembered of it; which corrections reached it stays known.

        Raises:
            RecordsError: if the database cannot be written.
        """
        changes = {
            "channel_id": channel_id,
            "guild_id": guild_id,
            "question_id": question_id,
            "asker": asker,
            "at": self._now(),
        }
        rows = [
            {"message_id": message_id, "statement_id": statement, "place": place}
            for place, statement in enumerate(dict.fromkeys(statements))
        ]
        with self._database.changing() as connection:
            # The row of the message comes first: whoever remembers the same message now has to wait for it.
            connection.execute(
                insert_into(connection, shown)
                .values(message_id=message_id, **changes)
                .on_conflict_do_update(index_elements=["message_id"], set_=changes)
            )
            connection.execute(delete(shown_statements).where(shown_statements.c.message_id == message_id))
            if rows:
                connection.execute(insert_into(connection, shown_statements), rows)

    def answer_to(self, question_id: int) -> Shown | None:
        """The message that answers another, the latest if there are several, within a day.

        Raises:
            RecordsError: if the database cannot be read.
        """
        found = self._find(and_(shown.c.question_id == question_id, shown.c.at > self._now() - ASKER_REMEMBERED))
        return found[-1] if found else None

    def of(self, message_id: int) -> Shown | None:
        """What is remembered of a message of the bot.

        Raises:
            RecordsError: if the database cannot be read.
        """
        found = self._find(shown.c.message_id == message_id)
        return found[0] if found else None

    def showing(self, statement_id: str, guilds: Collection[int] | None = None) -> list[Shown]:
        """The messages of the last 30 days that show a statement, oldest first; with `guilds` only those in these.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with_it = select(shown_statements.c.message_id).where(shown_statements.c.statement_id == statement_id)
        found = self._find(shown.c.message_id.in_(with_it))
        # Not in the query: the servers of a bot may be more than a query can hold.
        return found if guilds is None else [message for message in found if message.guild_id in guilds]

    def forget(self, message_id: int) -> None:
        """Forget a message, such as one that was deleted. The votes on it still count.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._database.changing() as connection:
            connection.execute(delete(shown).where(shown.c.message_id == message_id))

    def claim_correction(self, message_id: int, correction: str) -> bool:
        """Take it upon the caller to tell a message of a correction: True once, whoever asks at the same moment.

        `correction` is any text that names the correction. False too if nothing is remembered of the message.

        Raises:
            RecordsError: if the database cannot be written; then nothing is claimed.
        """
        with self._database.changing() as connection:
            # Hold on to the message: nobody else may claim for it, or forget it, until this is done.
            held = select(shown.c.message_id).where(shown.c.message_id == message_id).with_for_update()
            if connection.execute(held).one_or_none() is None:
                return False
            claim = {"message_id": message_id, "correction": digest(correction)}
            claimed = select(told).where(*(told.c[column] == value for column, value in claim.items()))
            if connection.execute(claimed).one_or_none() is not None:
                return False
            connection.execute(insert_into(connection, told).values(claim))
            return True

    def told(self, correction: str) -> frozenset[int]:
        """The messages that somebody has taken upon them to tell of a correction, as in `claim_correction`.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            found = connection.execute(select(told.c.message_id).where(told.c.correction == digest(correction)))
            return frozenset(found.scalars())

    def release_correction(self, message_id: int, correction: str) -> None:
        """Give a claim back, because the message could not be told; it can be claimed once more.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._database.changing() as connection:
            connection.execute(
                delete(told).where(told.c.message_id == message_id, told.c.correction == digest(correction))
            )

    def tidy(self) -> None:
        """Delete what is older than 30 days, and blank who asked what after a day.

        Raises:
            RecordsError: if the database cannot be written.
        """
        now = self._now()
        with self._database.changing(MANY_ROWS) as connection:
            connection.execute(delete(shown).where(shown.c.at <= now - SHOWN_REMEMBERED))
            blank(connection, shown.c.at <= now - ASKER_REMEMBERED)

    def _find(self, condition: ColumnElement[bool]) -> list[Shown]:
        now = self._now()
        query = (
            select(shown, shown_statements.c.statement_id)
            .outerjoin_from(shown, shown_statements)
            .where(condition, shown.c.at > now - SHOWN_REMEMBERED)
            .order_by(shown.c.at, shown.c.message_id, shown_statements.c.place)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        found = []
        for _, group in groupby(rows, key=lambda row: row["message_id"]):
            row, *others = group
            recent = row["at"] > now - ASKER_REMEMBERED
            statements = tuple(each["statement_id"] for each in (row, *others) if each["statement_id"] is not None)
            found.append(
                Shown(
                    message_id=row["message_id"],
                    channel_id=row["channel_id"],
                    guild_id=row["guild_id"],
                    question_id=row["question_id"] if recent else None,
                    asker=row["asker"] if recent else None,
                    statements=statements,
                    at=row["at"],
                )
            )
        return found


def blank(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Forget who asked for the messages that fit the condition, and give how many these were."""
    known = shown.c.asker.is_not(None) | shown.c.question_id.is_not(None)
    return connection.execute(update(shown).where(condition, known).values(asker=None, question_id=None)).rowcount
