"""Questions that had no answer: a queue for whoever keeps the base, and who wants to be told of the outcome.

A question holds the words of whoever asked it first, why it had no answer, and the tags of all who asked, which are
there to count people. Whoever wants to be told leaves an address, which is gone once they have been told. A question is
kept until nobody has asked it for 180 days (`OPEN_QUESTIONS_REMEMBERED`), or 90 days from when it was settled
(`SETTLED_REMEMBERED`), and goes with all of this.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, and_, delete, func, literal, not_, or_, select, true, update

from bot.records.database import Database, digest, insert_into
from bot.records.retention import OPEN_QUESTIONS_REMEMBERED, SETTLED_REMEMBERED
from bot.records.tables import questions, supporters, waiting

__all__ = ["MOST_OPEN_QUESTIONS", "QUESTIONS_LOCK", "Question", "QuestionState", "Questions", "Settlement"]

MOST_OPEN_QUESTIONS = 30
"""How many open questions may be asked by one person at the same time."""

QUESTIONS_LOCK = "questions"
"""The lock of every change to the queue: most of them look at several tables before they change one."""

Settlement = Literal["answered", "no_fact", "dismissed"]
"""A statement answers it; there is no fact to answer it with; it is not a question for this bot."""

QuestionState = Literal["open"] | Settlement
"""Where a question stands."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that had no answer.

    `text`, `reason` and `language` are those of whoever asked first; `count` is how many different people asked.
    `statement_id` is the answer of a question that is "answered", if there is one statement that is. `settled` is
    None while the question is open.
    """

    id: int
    text: str
    reason: str
    language: str
    state: QuestionState
    statement_id: str | None
    count: int
    first_asked: datetime
    last_asked: datetime
    settled: datetime | None


class Questions:
    """All questions of the queue, by number. A number is never given twice."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def add(self, text: str, key: str, reason: str, language: str, person: str) -> Question | None:
        """Put a question into the queue, or count `person` (a tag) for the one that has the same key.

        `key` is the same for questions that are alike; only a digest of it is kept. A question that was dismissed is
        open again, one that was settled otherwise stays settled. None, and nothing is changed, if as many questions of
        theirs are open as may be (`MOST_OPEN_QUESTIONS`).

        Raises:
            RecordsError: if the database cannot be written.
        """
        now = self._now()
        theirs = (
            select(func.count())
            .select_from(supporters.join(questions, questions.c.id == supporters.c.question_id))
            .where(supporters.c.person == person, questions.c.state == "open", questions.c.key != digest(key))
        )
        row = {"key": digest(key), "text": text, "reason": reason, "language": language, "state": "open"}
        again = and_(questions.c.key == row["key"], questions.c.state == "dismissed")
        with self._changing() as connection:
            if connection.execute(theirs).scalar_one() >= MOST_OPEN_QUESTIONS:
                return None
            # What is due is not there any more, even if nobody has tidied up yet.
            connection.execute(delete(questions).where(questions.c.key == row["key"], self._due()))
            connection.execute(update(questions).where(again).values(state="open", statement_id=None, settled=None))
            connection.execute(
                insert_into(connection, questions)
                .values(**row, first_asked=now, last_asked=now)
                .on_conflict_do_update(index_elements=["key"], set_={"last_asked": now})
            )
            support = select(questions.c.id, literal(person)).where(questions.c.key == row["key"])
            connection.execute(
                insert_into(connection, supporters)
                .from_select(["question_id", "person"], support)
                .on_conflict_do_nothing(index_elements=["question_id", "person"])
            )
            return self._select(connection, questions.c.key == row["key"])[0]

    def list(self, state: QuestionState | None = "open", limit: int | None = None) -> Sequence[Question]:
        """The questions in a state, or all with None: those asked by most people first, then the oldest.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            return self._select(connection, true() if state is None else questions.c.state == state, limit)

    def read(self, number: int) -> Question | None:
        """The question with this number, if it is kept.

        Raises:
            RecordsError: if the database cannot be read.
        """
        with self._database.reading() as connection:
            found = self._select(connection, questions.c.id == number)
            return found[0] if found else None

    def wait(self, number: int, person: str, address: int) -> bool:
        """Note that `person` (a tag) wants to be told at `address` once an open question is settled.

        False if the question is not open, for then nobody would be told; asking twice is the same as once.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._changing() as connection:
            if not self._select(connection, and_(questions.c.id == number, questions.c.state == "open")):
                return False
            _await(connection, number, person, address)
            return True

    def settle(self, number: int, state: Settlement, statement_id: str | None = None) -> bool:
        """Settle an open question, and tell whether this call did: True for exactly one caller.

        Raises:
            ValueError: if that is no state to settle in.
            RecordsError: if the database cannot be written.
        """
        if state not in get_args(Settlement):
            raise ValueError(f"a question is settled as one of {', '.join(get_args(Settlement))}")
        still_open = and_(questions.c.id == number, questions.c.state == "open")
        settled = {"state": state, "statement_id": statement_id, "settled": self._now()}
        with self._changing() as connection:
            return connection.execute(update(questions).where(still_open).values(settled)).rowcount == 1

    def take_waiting(self, number: int) -> Sequence[int]:
        """Take out all addresses that wait for a question, each once, in order; each goes to exactly one caller.

        Raises:
            RecordsError: if the database cannot be written; then all are still there.
        """
        theirs = waiting.c.question_id == number
        with self._changing() as connection:
            addresses = connection.execute(select(waiting.c.address).where(theirs).distinct()).scalars().all()
            connection.execute(delete(waiting).where(theirs))
            return sorted(addresses)

    def give_back(self, number: int, address: int) -> bool:
        """Put an address back that could not be told, to be taken once more; False if the question is gone.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._changing() as connection:
            if not self._select(connection, questions.c.id == number):
                return False
            # Whose address it is was forgotten when it was taken.
            _await(connection, number, "", address)
            return True

    def tidy(self) -> None:
        """Delete the open questions nobody asked for 180 days and those settled more than 90 days ago.

        Raises:
            RecordsError: if the database cannot be written.
        """
        with self._changing() as connection:
            connection.execute(delete(questions).where(self._due()))

    def _changing(self) -> AbstractContextManager[Connection]:
        return self._database.changing(QUESTIONS_LOCK)

    def _due(self) -> ColumnElement[bool]:
        now = self._now()
        forgotten = and_(questions.c.state == "open", questions.c.last_asked <= now - OPEN_QUESTIONS_REMEMBERED)
        return or_(forgotten, and_(questions.c.state != "open", questions.c.settled <= now - SETTLED_REMEMBERED))

    def _select(
        self, connection: Connection, condition: ColumnElement[bool], limit: int | None = None
    ) -> Sequence[Question]:
        of_it = supporters.c.question_id == questions.c.id
        count = select(func.count()).where(of_it).scalar_subquery().label("count")
        columns = [column for column in questions.c if column.name != "key"]
        query = select(*columns, count).where(condition, not_(self._due())).order_by(count.desc(), questions.c.id)
        return [Question(**row) for row in connection.execute(query.limit(limit)).mappings()]


def _await(connection: Connection, number: int, person: str, address: int) -> None:
    connection.execute(
        insert_into(connection, waiting)
        .values(question_id=number, person=person, address=address)
        .on_conflict_do_nothing(index_elements=["question_id", "person", "address"])
    )
