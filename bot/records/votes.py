"""Whether readers found a message useful.

A vote is the id of the message, the tag of the person, what the message was about, yes or no, and when: kept for a
year (`VOTES_REMEMBERED`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, delete, func, select

from bot.records.database import MANY_ROWS, Database, insert_into
from bot.records.retention import VOTES_REMEMBERED
from bot.records.tables import votes

__all__ = ["Tally", "Votes"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people found something useful and how many did not."""

    useful: int
    not_useful: int


_USEFUL: ColumnElement[int] = func.count(case((votes.c.useful.is_(True), 1)))
_NOT_USEFUL: ColumnElement[int] = func.count(case((votes.c.useful.is_(False), 1)))


class Votes:
    """All votes: at most one a person and message."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def vote(self, message_id: int, person: str, subject: str, useful: bool) -> Tally:
        """Cast a vote, change it, or take it back by casting the same again; gives the tally of the message then.

        `person` is a tag, `subject` the id of the statement that the message shows, or a short word such as "list".

        Raises:
            RecordsError: if the database cannot be written.
        """
        cast = {"subject": subject, "useful": useful, "at": self._now()}
        same = and_(votes.c.message_id == message_id, votes.c.person == person, votes.c.useful == useful)
        with self._database.changing(f"vote {message_id} {person}") as connection:
            if not connection.execute(delete(votes).where(same)).rowcount:
                connection.execute(
                    insert_into(connection, votes)
                    .values(message_id=message_id, person=person, **cast)
                    .on_conflict_do_update(index_elements=["message_id", "person"], set_=cast)
                )
            counted = select(_USEFUL, _NOT_USEFUL).where(votes.c.message_id == message_id)
            return Tally(*connection.execute(counted).one())

    def tally(self, message_id: int) -> Tally:
        """The votes on a message.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            counted = select(_USEFUL, _NOT_USEFUL).where(votes.c.message_id == message_id)
            return Tally(*connection.execute(counted).one())

    def of(self, message_id: int, person: str) -> bool | None:
        """How somebody (a tag) votes on a message: True for useful, False for not, None where they have no vote.

        Raises:
            RecordsError: if the database cannot be read.
        """
        theirs = and_(votes.c.message_id == message_id, votes.c.person == person)
        with self._database.reading() as connection:
            return connection.execute(select(votes.c.useful).where(theirs)).scalar_one_or_none()

    def by_subject(self) -> list[tuple[str, Tally]]:
        """The votes of the last year on each subject, those with most votes first, then by the subject's name.

        Raises:
            RecordsError: if the database cannot be read.
        """
        counted = select(votes.c.subject, _USEFUL, _NOT_USEFUL).group_by(votes.c.subject)
        with self._database.reading() as connection:
            rows = connection.execute(counted.where(votes.c.at > self._now() - VOTES_REMEMBERED)).all()
        # Not in the query: the two databases sort letters differently.
        tallies = [(subject, Tally(useful, not_useful)) for subject, useful, not_useful in rows]
        return sorted(tallies, key=lambda one: (-one[1].useful - one[1].not_useful, one[0]))

    def tidy(self) -> None:
        """Delete the votes older than a year.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._database.changing(MANY_ROWS) as connection:
            connection.execute(delete(votes).where(votes.c.at <= self._now() - VOTES_REMEMBERED))
