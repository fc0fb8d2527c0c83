"""Every table the bot keeps, column by column: what is not here is not remembered.

No table holds a name or the id of a user. Whoever did something stands there as a tag, see `People.tag`. The words of
a reader are kept in two places only: a report (`reports.what`, `reports.source`) and a question that had no answer
(`questions.text`). How long each row is kept stands in `bot.records.retention`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

__all__ = [
    "METADATA",
    "ignored",
    "notes",
    "questions",
    "reports",
    "servers",
    "shown",
    "shown_statements",
    "supporters",
    "told",
    "votes",
    "waiting",
]


class _Words(TypeDecorator[str]):
    """Text from anywhere. What a database cannot hold goes: the character 0 and halves of characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else value.replace("\0", "").encode(errors="replace").decode()


class _Moment(TypeDecorator[datetime]):
    """A point in time, always in UTC. SQLite knows no zones and is told none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class _Ids(TypeDecorator[frozenset[int]]):
    """A set of ids of Discord, as numbers with spaces between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[int] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(map(str, sorted(value)))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[int] | None:
        return None if value is None else frozenset(map(int, value.split()))


METADATA = MetaData()
"""All tables, for making those that are missing."""

notes = Table(
    "notes",
    METADATA,
    Column("key", _Words, primary_key=True),
    Column("value", _Words, nullable=False),
)
"""Short notes of the bot for itself. The key of the tags is here, unless the operator gave one."""

servers = Table(
    "servers",
    METADATA,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", _Words),
    Column("style", _Words),
    Column("private", Boolean, nullable=False),
    Column("pictures", Boolean, nullable=False),
    Column("answer_channels", _Ids, nullable=False),
    Column("roles", _Ids, nullable=False),
    Column("muted", Boolean, nullable=False),
    Column("corrections", Boolean, nullable=False),
)
"""What a server decided. The columns are the fields of `ServerSettings`."""

shown = Table(
    "shown",
    METADATA,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger, index=True),
    Column("question_id", BigInteger, index=True),
    Column("asker", _Words, index=True),
    Column("at", _Moment, nullable=False, index=True),
)
"""A message of the bot with statements in it: where it is and, for a day, which message asked for it and whose tag."""

shown_statements = Table(
    "shown_statements",
    METADATA,
    Column("message_id", ForeignKey(shown.c.message_id, ondelete="CASCADE"), primary_key=True),
    Column("statement_id", _Words, primary_key=True, index=True),
    Column("place", Integer, nullable=False),
)
"""Which statements a message shows, in order."""

told = Table(
    "told",
    METADATA,
    Column("message_id", ForeignKey(shown.c.message_id, ondelete="CASCADE"), primary_key=True),
    Column("correction", _Words, primary_key=True),
)
"""Which corrections have reached a message. `correction` is a digest."""

votes = Table(
    "votes",
    METADATA,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", _Words, primary_key=True, index=True),
    Column("subject", _Words, nullable=False),
    Column("useful", Boolean, nullable=False),
    Column("at", _Moment, nullable=False, index=True),
)
"""Whether somebody found a message useful."""

reports = Table(
    "reports",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("statement_id", _Words, nullable=False),
    Column("what", _Words, nullable=False),
    Column("source", _Words),
    Column("person", _Words, nullable=False, index=True),
    Column("at", _Moment, nullable=False),
    Column("outcome", _Words),
    Column("resolved", _Moment),
    # A number is never given twice: an old button must not reach a newer report.
    sqlite_autoincrement=True,
)
"""What readers say is wrong with a statement, in their own words."""

questions = Table(
    "questions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", _Words, nullable=False, unique=True),
    Column("text", _Words, nullable=False),
    Column("reason", _Words, nullable=False),
    Column("language", _Words, nullable=False),
    Column("state", _Words, nullable=False, index=True),
    Column("statement_id", _Words),
    Column("first_asked", _Moment, nullable=False),
    Column("last_asked", _Moment, nullable=False),
    Column("settled", _Moment),
    sqlite_autoincrement=True,
)
"""Questions that had no answer, in the words of whoever asked first. `key` is a digest."""

supporters = Table(
    "supporters",
    METADATA,
    Column("question_id", ForeignKey(questions.c.id, ondelete="CASCADE"), primary_key=True),
    Column("person", _Words, primary_key=True, index=True),
)
"""Who asked a question, to count people and not askings."""

waiting = Table(
    "waiting",
    METADATA,
    Column("question_id", ForeignKey(questions.c.id, ondelete="CASCADE"), primary_key=True),
    Column("person", _Words, primary_key=True, index=True),
    Column("address", BigInteger, primary_key=True, autoincrement=False, index=True),
)
"""Who wants to be told once a question is settled, and where. `person` is empty where the address was given back."""

ignored = Table(
    "ignored",
    METADATA,
    Column("person", _Words, primary_key=True),
)
"""Who wants the bot not to answer them."""
