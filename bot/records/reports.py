"""What readers report as wrong with a statement.

A report holds what the reader wrote and the source they gave, the id of the statement, their tag, and what became of
it. It is kept until it is resolved and 90 days after that (`SETTLED_REMEMBERED`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, true, update

from bot.records.database import MANY_ROWS, Database, insert_into
from bot.records.retention import SETTLED_REMEMBERED
from bot.records.tables import reports

__all__ = ["MOST_OPEN_REPORTS", "Report", "Reports"]

MOST_OPEN_REPORTS = 20
"""How many reports of one person may be open at the same time."""


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody (the tag `person`) says is wrong with a statement, in their own words.

    `outcome` says what became of it and `resolved` when; both are None while it is open.
    """

    id: int
    statement_id: str
    what: str
    source: str | None
    person: str
    at: datetime
    outcome: str | None
    resolved: datetime | None


class Reports:
    """All reports, by number. A number is never given twice."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def add(self, statement_id: str, what: str, source: str | None, person: str) -> Report | None:
        """Take a report; None if `person` has 20 open ones already.

        Raises:
            RecordsError: if the database cannot be written.
        """
        theirs = select(func.count()).where(reports.c.person == person, reports.c.outcome.is_(None))
        row = {"statement_id": statement_id, "what": what, "source": source, "person": person, "at": self._now()}
        with self._database.changing(f"reports {person}") as connection:
            if connection.execute(theirs).scalar_one() >= MOST_OPEN_REPORTS:
                return None
            number = connection.execute(insert_into(connection, reports).values(row)).inserted_primary_key
            assert number is not None
            return self._select(connection, reports.c.id == number[0])[0]

    def list(self, open_only: bool = True) -> Sequence[Report]:
        """The open reports, or all that are kept, oldest first.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            return self._select(connection, reports.c.outcome.is_(None) if open_only else true())

    def read(self, number: int) -> Report | None:
        """The report with this number, if it is kept.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            found = self._select(connection, reports.c.id == number)
            return found[0] if found else None

    def resolve(self, number: int, outcome: str) -> bool:
        """Close an open report, and tell whether this call did: False if it was resolved before, or is not kept.

        Raises:
            RecordsError: if the database cannot be written.
        """
        still_open = (reports.c.id == number) & reports.c.outcome.is_(None)
        with self._database.changing() as connection:
            closed = connection.execute(update(reports).where(still_open).values(outcome=outcome, resolved=self._now()))
            return closed.rowcount == 1

    def tidy(self) -> None:
        """Delete the reports that were resolved more than 90 days ago.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._database.changing(MANY_ROWS) as connection:
            connection.execute(delete(reports).where(reports.c.resolved <= self._now() - SETTLED_REMEMBERED))

    def _select(self, connection: Connection, condition: ColumnElement[bool]) -> Sequence[Report]:
        due = self._now() - SETTLED_REMEMBERED
        kept = or_(reports.c.resolved.is_(None), reports.c.resolved > due)
        rows = connection.execute(select(reports).where(condition, kept).order_by(reports.c.id)).mappings()
        return [Report(**row) for row in rows]
